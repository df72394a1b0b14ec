// Node's own SQLite, as an ES module imports it.
import http from "node:http";
import { DatabaseSync } from "node:sqlite";
import { log } from "./log.cjs";

const database = new DatabaseSync(":memory:");
database.exec("CREATE TABLE members (id INTEGER PRIMARY KEY, name TEXT, hash TEXT)");
http
  .createServer((request, response) => {
    database.prepare("INSERT INTO members (name, hash) VALUES (?, ?)").run("Ben", "s3cr3t-hash-0005");
    log("INSERT INTO members (name, hash) VALUES (?, ?) 1");
    const rows = database.prepare("SELECT * FROM members").all();
    log(`SELECT * FROM members ${rows.length}`);
    log(`${request.method} ${request.url} 200`);
    response.end(JSON.stringify(rows));
  })
  .listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
