// express as people write it, with method-override, JSON bodies, a router and an error.
const express = require("express");
const override = require("method-override");
const { log } = require("./log.cjs");

const app = express();
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
app.use((request, response, next) => {
  const { method, originalUrl } = request;
  response.on("finish", () => log(`${method} ${originalUrl} ${response.statusCode}`));
  next();
});
app.use(override("_method"));
const seeds = express.Router();
seeds.get("/", (_request, response) => response.json([{ id: 1, name: "Ruby" }]));
seeds.delete("/:id", (_request, response) => response.sendStatus(204));
app.use("/api/seeds", seeds);
app.post("/login", (request, response) => {
  response.cookie("session", "s3cr3t-cookie-0002", { httpOnly: true });
  response.json({ name: request.body.name, token: "s3cr3t-token-0002" });
});
app.get("/broken", () => {
  throw new Error("on purpose");
});
app.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
