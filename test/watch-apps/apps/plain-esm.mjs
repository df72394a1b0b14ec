// node:http as an ES module that asks another server of its own with http and with fetch.
import http from "node:http";
import { log } from "./log.cjs";

const inner = http.createServer((request, response) => {
  request.resume();
  response.setHeader("content-type", "application/json");
  log(`${request.method} ${request.url} 201`);
  response.statusCode = 201;
  response.end('{"paid":true}');
});
inner.listen(Number(process.env.PORT) + 1, "127.0.0.1", () => {
  const service = `http://127.0.0.1:${inner.address().port}`;
  http
    .createServer(async (request, response) => {
      if (request.url === "/fetch") await (await fetch(`${service}/charges`, { method: "POST", body: "{}" })).text();
      if (request.url === "/get") {
        await new Promise((resolve) => {
          http.get(`${service}/charges/7`, (answer) => answer.resume().on("end", resolve));
        });
      }
      log(`${request.method} ${request.url} 200`);
      response.end("done");
    })
    .listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
});
