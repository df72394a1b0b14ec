/**
 * Loaded into a watched app by `--require`, before anything of its own. It listens, tells
 * whichside over a loopback connection what it hears, and changes nothing for the app.
 */

import { watchDrivers } from "./drivers/load.ts";
import { watchFetch } from "./fetch.ts";
import { watchHttp } from "./http.ts";
import { openLink, quietly, send } from "./link.ts";
import { variable } from "./message.ts";
import { watchPorts } from "./ports.ts";

/** They start the app, and have calls of their own. */
const starters =
  /[\\/](?:npm|npx|yarn|pnpm|corepack)(?:-cli)?(?:\.c?js)?$|[\\/](?:npm|yarn|pnpm|corepack)[\\/](?:bin|dist)[\\/]/;

quietly(() => {
  const [port, token] = (process.env[variable] ?? "").split(":");
  const started = process.argv[1] ?? "";
  if (port === undefined || token === undefined || starters.test(started)) return;
  openLink(Number(port));
  send({ t: "hello", token, pid: process.pid, title: started.slice(-200) });
  watchHttp();
  watchFetch();
  watchPorts();
  watchDrivers();
})();
