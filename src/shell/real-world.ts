/** The world as it is: this process, its terminal, its files. */

import { createReadStream } from "node:fs";
import { homedir } from "node:os";
import { TutorError } from "../core/error.ts";
import { freshId, freshSeed } from "./chance.ts";
import type { Library } from "./library.ts";
import { realLog } from "./log.ts";
import { printLines } from "./output.ts";
import { paint } from "./paint.ts";
import { decidePaths } from "./paths.ts";
import type { Asker } from "./prompts/asker.ts";
import { createSpacing } from "./spacing.ts";
import { columnsOf, decideTerminal, lookOf, type StreamFacts } from "./terminal.ts";
import type { GlobalFlags, World } from "./world.ts";

export function realWorld(flags: GlobalFlags): World {
  const { env, stdout, stderr } = process;
  const terminal = decideTerminal(
    flags,
    env,
    { in: () => facts(process.stdin), out: facts(stdout), err: facts(stderr) },
    process.platform,
  );
  const look = () => lookOf(terminal, columnsOf(flags, env, facts(stdout)));
  const { below, written } = createSpacing();
  let library: Promise<Library> | undefined;
  let asker: Promise<Asker> | undefined;
  let log: ReturnType<typeof realLog> | undefined;
  const cache = () => {
    try {
      return decidePaths(env, process.platform, homedir(), process.cwd()).cache;
    } catch {
      return undefined;
    }
  };
  return {
    terminal,
    look,
    async show(view) {
      const text = await paint(below(view), { color: terminal.color, look: look() });
      // A device that takes nothing would fail even where there is nothing to write.
      if (text !== "") stdout.write(text);
    },
    async warn(view) {
      const shown = stderr.isTTY ? below(view) : view;
      stderr.write(await paint(shown, { color: terminal.errorColor, look: look() }));
    },
    print(text) {
      stdout.write(`${text}\n`);
    },
    printLines: (lines) => printLines(stdout, lines),
    now: Date.now,
    zone: (at) => -new Date(at).getTimezoneOffset(),
    uuid: freshId,
    seed: freshSeed,
    asker() {
      asker ??= import("./prompts/load.ts").then(({ loadAsker }) =>
        loadAsker({ terminal, input: process.stdin, output: stdout, look, written }),
      );
      return asker;
    },
    library() {
      library ??= import("./open-library.ts").then((opener) =>
        opener.openLibrary({ course: flags.course, env, cache: cache(), now: Date.now }),
      );
      return library;
    },
    log() {
      log ??= realLog(env);
      return log;
    },
    cache,
    readText: (path, mostBytes) => readText(path, mostBytes ?? mostBytesOfText),
  };
}

function facts(stream: NodeJS.ReadStream | NodeJS.WriteStream): StreamFacts {
  const isTTY = stream.isTTY === true;
  return "columns" in stream && isTTY
    ? { isTTY, columns: stream.columns, rows: () => stream.rows }
    : { isTTY };
}

/** As large as a file of a course may be: no diagram, quiz or list of answers is larger. */
const mostBytesOfText = 1_000_000;

async function readText(path: string, most: number): Promise<string> {
  try {
    if (path !== "-") return await readBounded(createReadStream(path), most, path);
    return await readBounded(process.stdin, most, "standard input");
  } catch (error) {
    if (error instanceof TutorError) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const why =
      code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : code;
    throw new TutorError("file.unreadable", `${path} cannot be read: ${why}.`, { cause: error });
  }
}

async function readBounded(
  stream: NodeJS.ReadableStream,
  most: number,
  name: string,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > most) {
      throw new TutorError(
        "file.too-large",
        `${name} holds more than ${Math.round(most / 1_000_000)} MB of text.`,
        { hint: "Split it into several files." },
      );
    }
    chunks.push(bytes);
  }
  return decoded(Buffer.concat(chunks));
}

/** Windows PowerShell writes UTF-16, with a mark in front that no UTF-8 begins with. */
function decoded(bytes: Uint8Array): string {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}
