// vite with a proxy to an API in another process.
export default {
  root: new URL("./page", import.meta.url).pathname,
  logLevel: "error",
  clearScreen: false,
  server: {
    port: Number(process.env.PORT),
    strictPort: true,
    host: "127.0.0.1",
    proxy: { "/api": `http://127.0.0.1:${Number(process.env.PORT) + 1}` },
  },
};
