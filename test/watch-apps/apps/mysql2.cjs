// mysql2: its promises, its callbacks, and a prepared statement.
const express = require("express");
const mysql = require("mysql2");
const { log } = require("./log.cjs");

const pool = mysql.createPool(JSON.parse(process.env.MYSQL_OPTIONS));
const app = express();
app.post("/members", async (request, response) => {
  await pool.promise().execute("INSERT INTO members (name, password) VALUES (?, ?)", ["Ben", "s3cr3t-password-0007"]);
  log("INSERT INTO members (name, password) VALUES (?, ?) 1");
  log(`${request.method} ${request.url} 201`);
  response.sendStatus(201);
});
app.get("/members", (request, response) => {
  pool.query("SELECT name FROM members WHERE name = ?", ["Ben"], (_error, rows) => {
    log(`SELECT name FROM members WHERE name = ? ${rows.length}`);
    log(`${request.method} ${request.url} 200`);
    response.json(rows);
  });
});
pool.query("CREATE TEMPORARY TABLE IF NOT EXISTS members (name varchar(50), password varchar(50))", () => {
  app.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
});
