// pg with a pool of one connection, so that requests wait for each other's: promises and callbacks.
import express from "express";
import pg from "pg";
import { log } from "./log.cjs";

const pool = new pg.Pool({ connectionString: process.env.PG_URL, max: 1 });
await pool.query("CREATE TEMP TABLE members (id serial PRIMARY KEY, name text, password text)");
const app = express();
app.post("/members/:name", async (request, response) => {
  const { rows } = await pool.query("INSERT INTO members (name, password) VALUES ($1, $2) RETURNING id", [
    request.params.name,
    "s3cr3t-password-0006",
  ]);
  log("INSERT INTO members (name, password) VALUES ($1, $2) RETURNING id 1");
  log(`${request.method} ${request.url} 201`);
  response.status(201).json(rows[0]);
});
app.get("/members", (request, response) => {
  pool.query("SELECT name FROM members ORDER BY id", (_error, { rows }) => {
    log(`SELECT name FROM members ORDER BY id ${rows.length}`);
    log(`${request.method} ${request.url} 200`);
    response.json(rows);
  });
});
app.get("/broken", async (request, response) => {
  try {
    await pool.query("SELECT * FROM nothing");
  } catch (error) {
    log("SELECT * FROM nothing error");
    log(`${request.method} ${request.url} 500`);
    response.status(500).send(error.message);
  }
});
app.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
