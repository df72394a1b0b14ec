/**
 * Starts an app with the hook in it, and listens to what the hook tells. The app's own output is
 * passed on line by line.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { TutorError } from "../core/error.ts";
import { type HookMessage, variable } from "../hook/message.ts";
import { programRoot } from "../shell/course-folder.ts";
import { failureReason } from "../shell/files.ts";
import { listenTo } from "./heard.ts";
import type { SourceEvents, WatchSource } from "./source.ts";

/** Processes tell at different moments; this long is waited for the slowest. */
const patience = 20;
const mostLine = 2_000_000;
/** What ends when it is asked to, ends in this time. */
const grace = 4000;

export async function watchApp(
  words: readonly string[],
  events: SourceEvents,
): Promise<WatchSource> {
  const token = randomBytes(16).toString("hex");
  const heard = listenTo();
  let processes = 0;
  let lost = 0;
  let timer: NodeJS.Timeout | undefined;
  const tell = (moment: number) => {
    for (const seen of heard.upTo(moment)) events.seen(seen);
  };
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      tell(performance.timeOrigin + performance.now() - patience / 2);
      if (sockets.size > 0) soonAgain();
    }, patience);
  };
  let isBusy = false;
  const soonAgain = () => {
    if (isBusy) soon();
    isBusy = false;
  };
  const sockets = new Set<Socket>();
  /** Of the processes that the command has started, as far as they have told of themselves. */
  const pids = new Set<number>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    takeMessages(socket, token, (pid) => {
      processes += 1;
      const process = processes;
      pids.add(pid);
      socket.on("close", () => pids.delete(pid));
      return (message) => {
        if (message.t === "lost") lost += message.count;
        heard.add(process, message);
        isBusy = true;
        soon();
      };
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const child = await start(words, `${port}:${token}`);
  passOn(child, events.said);
  let isStopped = false;
  const kill = (signal: NodeJS.Signals): void => {
    child.kill(signal);
    for (const pid of pids) {
      try {
        process.kill(pid, signal);
      } catch {
        // It has ended by itself.
      }
    }
  };
  const ended = new Promise<number>((resolve) => {
    child.on("exit", (code) => {
      // What was written before the end may still be on its way.
      setTimeout(() => {
        clearTimeout(timer);
        tell(Infinity);
        if (isStopped) kill("SIGTERM");
        for (const socket of sockets) socket.destroy();
        server.close();
        child.stdout?.destroy();
        child.stderr?.destroy();
        resolve(isStopped ? 0 : (code ?? 1));
      }, patience * 4);
    });
  });
  return {
    ended,
    heardOf: () => processes > 0,
    lost: () => lost,
    stop() {
      if (isStopped) {
        kill("SIGKILL");
        return;
      }
      isStopped = true;
      // Ctrl-C reaches the whole group by itself; a signal for us alone is passed on.
      setTimeout(() => kill("SIGTERM"), 500).unref();
      setTimeout(() => kill("SIGKILL"), grace).unref();
    },
  };
}

async function start(words: readonly string[], where: string): Promise<ChildProcess> {
  const [program = "", ...args] = words;
  const hook = join(programRoot(), "dist", "watch-hook.cjs").replace(/["\\]/g, "\\$&");
  const options = [process.env["NODE_OPTIONS"] ?? "", `--require "${hook}"`].join(" ").trim();
  const child = spawn(program, args, {
    stdio: ["inherit", "pipe", "pipe"],
    env: { ...process.env, NODE_OPTIONS: options, [variable]: where },
    // npm and its kin are scripts there, which only a shell runs.
    shell: process.platform === "win32",
  });
  return new Promise((resolve, reject) => {
    child.once("spawn", () => resolve(child));
    child.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "ENOENT" ? "there is no such program" : failureReason(error);
      reject(
        new TutorError("watch.no-command", `${program} could not be started: ${why}.`, {
          hint: "Give the command that starts your app, as in: whichside watch -- npm run dev",
          cause: error,
          exitCode: 2,
        }),
      );
    });
  });
}

function passOn(child: ChildProcess, said: (text: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream, crlfDelay: Infinity }).on("line", (text) => {
      said(stripVTControlCharacters(text));
    });
  }
}

/** A line of JSON each; whoever doesn't know the token is not listened to. */
function takeMessages(
  socket: Socket,
  token: string,
  known: (pid: number) => (message: HookMessage) => void,
): void {
  let rest = "";
  let take: ((message: HookMessage) => void) | undefined;
  socket.setEncoding("utf8");
  socket.on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > mostLine) socket.destroy();
    for (const each of lines) {
      const message = messageOf(each);
      if (message === undefined) continue;
      if (take === undefined) {
        if (message.t !== "hello" || message.token !== token) {
          socket.destroy();
          return;
        }
        take = known(message.pid);
      }
      take(message);
    }
  });
}

function messageOf(text: string): HookMessage | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "t" in value
      ? (value as HookMessage)
      : undefined;
  } catch {
    return undefined;
  }
}
