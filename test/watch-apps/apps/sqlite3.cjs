// express and npm's sqlite3, the commonest driver of small apps, with its callbacks.
const express = require("express");
const sqlite3 = require("sqlite3").verbose();
const { log } = require("./log.cjs");

const database = new sqlite3.Database(":memory:");
const app = express();
app.use(express.json());
app.get("/members", (request, response) => {
  database.all("SELECT id, name FROM members WHERE id > ?", [0], (error, rows) => {
    log(`SELECT id, name FROM members WHERE id > ? ${rows.length}`);
    // A second query in the callback of the first: its request must still be known.
    database.get("SELECT count(*) AS n FROM members", (_error, row) => {
      log("SELECT count(*) AS n FROM members 1");
      log(`${request.method} ${request.url} 200`);
      response.json({ rows, n: row.n });
    });
  });
});
app.post("/members", (request, response) => {
  const statement = database.prepare("INSERT INTO members (name, password) VALUES (?, ?)");
  statement.run(request.body.name, request.body.password, function (error) {
    log("INSERT INTO members (name, password) VALUES (?, ?) 1");
    log(`${request.method} ${request.url} 201`);
    response.status(201).json({ id: this.lastID });
  });
  statement.finalize();
});
app.get("/broken", (request, response) => {
  database.all("SELECT * FROM nothing", (error) => {
    log("SELECT * FROM nothing error");
    log(`${request.method} ${request.url} 500`);
    response.status(500).send(error.message);
  });
});
database.serialize(() => {
  database.run("CREATE TABLE members (id INTEGER PRIMARY KEY, name TEXT, password TEXT)");
  database.run("INSERT INTO members (name, password) VALUES ('Nadia', 's3cr3t-password-0003')", () => {
    app.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
  });
});
