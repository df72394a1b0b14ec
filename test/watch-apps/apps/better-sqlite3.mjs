// better-sqlite3 as an ES module imports it.
import Database from "better-sqlite3";
import http from "node:http";
import { log } from "./log.cjs";

const database = new Database(":memory:");
database.exec("CREATE TABLE members (id INTEGER PRIMARY KEY, name TEXT, token TEXT)");
const insert = database.prepare("INSERT INTO members (name, token) VALUES (@name, @token)");
http
  .createServer((request, response) => {
    if (request.method === "POST") {
      insert.run({ name: "Ben", token: "s3cr3t-token-0004" });
      log("INSERT INTO members (name, token) VALUES (@name, @token) 1");
    }
    const rows = database.prepare("SELECT * FROM members WHERE name = ?").all("Ben");
    log(`SELECT * FROM members WHERE name = ? ${rows.length}`);
    log(`${request.method} ${request.url} 200`);
    response.end(JSON.stringify(rows));
  })
  .listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
