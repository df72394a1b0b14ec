/** Real database servers for tests, each in a folder and on a port of its own; undefined where it isn't installed. */

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canRun, runText, startTalking } from "./child.ts";
import { freePort, until } from "./watched.ts";

export interface DatabaseServer {
  readonly port: number;
  readonly stop: () => void;
}

const isRoot = process.getuid?.() === 0;

const asPostgres = ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"];

export async function startRedis(): Promise<DatabaseServer | undefined> {
  if (!canRun("redis-server", "--version")) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "whichside-redis-"));
  const port = await freePort(0);
  const settings = ["--save", "", "--appendonly", "no", "--bind", "127.0.0.1"];
  return started("redis-server", ["--port", `${port}`, "--dir", folder, ...settings], folder, port);
}

export async function startPostgres(): Promise<DatabaseServer | undefined> {
  const version = [18, 17, 16, 15, 14].find((each) =>
    existsSync(`/usr/lib/postgresql/${each}/bin/postgres`),
  );
  if (version === undefined || (isRoot && !canRun("setpriv", ...asPostgres, "true")))
    return undefined;
  const programs = `/usr/lib/postgresql/${version}/bin`;
  const folder = mkdtempSync(join(tmpdir(), "whichside-postgres-"));
  // It refuses to run as root.
  const as = isRoot ? ["setpriv", ...asPostgres] : [];
  if (isRoot) runText("chown", ["postgres", folder]);
  const data = join(folder, "data");
  const [make = "", ...rest] = [
    ...as,
    join(programs, "initdb"),
    "-D",
    data,
    "-A",
    "trust",
    "-U",
    "club",
  ];
  if (runText(make, rest).code !== 0) return undefined;
  const port = await freePort(0);
  const server = [
    join(programs, "postgres"),
    "-D",
    data,
    "-p",
    `${port}`,
    "-k",
    folder,
    "-h",
    "127.0.0.1",
  ];
  const [command = "", ...args] = [...as, ...server];
  return started(command, args, folder, port);
}

export async function startMysql(): Promise<DatabaseServer | undefined> {
  if (!canRun("mariadbd", "--version")) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "whichside-mysql-"));
  const data = join(folder, "data");
  const user = isRoot ? ["--user=root"] : [];
  const made = runText("mariadb-install-db", [
    "--no-defaults",
    ...user,
    `--datadir=${data}`,
    "--auth-root-authentication-method=normal",
    "--skip-test-db",
  ]);
  if (made.code !== 0) return undefined;
  const port = await freePort(0);
  const places = [
    `--datadir=${data}`,
    `--socket=${join(folder, "socket")}`,
    `--pid-file=${join(folder, "pid")}`,
  ];
  return started(
    "mariadbd",
    ["--no-defaults", ...user, ...places, `--port=${port}`, "--bind-address=127.0.0.1"],
    folder,
    port,
  );
}

async function started(
  command: string,
  args: readonly string[],
  folder: string,
  port: number,
): Promise<DatabaseServer> {
  const child = startTalking(command, args, { HOME: folder });
  let isOpen = false;
  const knock = (): void => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => {
      isOpen = true;
      socket.destroy();
    });
    socket.on("error", () => setTimeout(knock, 50));
  };
  knock();
  await until(() => isOpen, child);
  return {
    port,
    stop() {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
