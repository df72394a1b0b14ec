// Starts the API as a child process, then vite, as `concurrently` would.
import { spawn } from "node:child_process";
import { createServer } from "vite";

const api = spawn(process.execPath, [new URL("./plain.cjs", import.meta.url).pathname], {
  env: { ...process.env, PORT: String(Number(process.env.PORT) + 1) },
  stdio: ["ignore", "pipe", "inherit"],
});
process.on("exit", () => api.kill());
process.on("SIGTERM", () => process.exit(0));
api.stdout.once("data", async () => {
  const server = await createServer({ configFile: new URL("./vite.config.mjs", import.meta.url).pathname });
  await server.listen();
  console.log("ready");
});
