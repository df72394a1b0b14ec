// An app in TypeScript, started with tsx, with pg's kin loaded through it.
import express, { type Request, type Response } from "express";
import { log } from "./log.cjs";

const app = express();
app.get("/api/seeds", (request: Request, response: Response) => {
  log(`${request.method} ${request.originalUrl} 200`);
  response.json([{ id: 1 }]);
});
app.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
