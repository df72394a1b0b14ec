// hono on Node's own server.
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { log } from "./log.cjs";

const app = new Hono();
app.use(async (context, next) => {
  await next();
  const { pathname, search } = new URL(context.req.url);
  log(`${context.req.method} ${pathname}${search} ${context.res.status}`);
});
app.get("/api/seeds", (context) => context.json([{ id: 1 }]));
app.post("/login", async (context) => context.json({ name: (await context.req.json()).name }, 201));
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: "127.0.0.1" }, () => console.log("ready"));
