// koa as CommonJS.
const Koa = require("koa");
const { log } = require("./log.cjs");

const app = new Koa();
app.use(async (context, next) => {
  await next();
  log(`${context.method} ${context.url} ${context.status}`);
});
app.use((context) => {
  if (context.path === "/moved") return context.redirect("/there");
  context.body = { path: context.path };
});
app.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
