// node:http as CommonJS, with an answer that is written in pieces and one that never comes.
const http = require("node:http");
const { log } = require("./log.cjs");

http
  .createServer((request, response) => {
    if (request.url === "/never") return;
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const status = request.url.startsWith("/login") ? 401 : 200;
      response.on("close", () => log(`${request.method} ${request.url} ${status}`));
      response.writeHead(status, { "content-type": "text/plain", "set-cookie": "session=s3cr3t-cookie-0001" });
      response.write("one ");
      response.end(body);
    });
  })
  .listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
