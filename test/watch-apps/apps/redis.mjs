// redis and ioredis side by side.
import http from "node:http";
import Redis from "ioredis";
import { createClient } from "redis";
import { log } from "./log.cjs";

const client = await createClient({ url: process.env.REDIS_URL }).connect();
const other = new Redis(process.env.REDIS_URL);
http
  .createServer(async (request, response) => {
    await client.set("hits", "1");
    log("SET hits 1 1");
    const hits = await other.incr("hits");
    log("INCR hits 1");
    await client.set("session:a1b2c3d4e5f6", "s3cr3t-session-0008");
    log("SET session 1");
    log(`${request.method} ${request.url} 200`);
    response.end(String(hits));
  })
  .listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
