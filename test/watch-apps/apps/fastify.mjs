// fastify as an ES module.
import Fastify from "fastify";
import { log } from "./log.cjs";

const app = Fastify();
app.addHook("onResponse", async (request, reply) => log(`${request.method} ${request.url} ${reply.statusCode}`));
app.get("/api/seeds", async () => [{ id: 1 }]);
app.post("/login", async (request, reply) => reply.code(401).send({ error: "wrong", given: request.body }));
await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
console.log("ready");
