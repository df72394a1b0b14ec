/** The world as it is: this process, its terminal, its files. */

import { createReadStream } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { TutorError } from "../core/error.ts";
import { freshId, freshSeed } from "./chance.ts";
import type { Library } from "./library.ts";
import { realLog } from "./log.ts";
import { watchedWork } from "./long-work.ts";
import { printLines } from "./output.ts";
import { paint } from "./paint.ts";
import type { Scheme } from "./palette.ts";
import { decidePaths } from "./paths.ts";
import type { Asker } from "./prompts/asker.ts";
import { loadSettings, nothingSet, saveSettings } from "./settings-file.ts";
import { createSpacing } from "./spacing.ts";
import { columnsOf, decideTerminal, lookOf, type StreamFacts, type Terminal } from "./terminal.ts";
import type { GlobalFlags, World } from "./world.ts";

export function realWorld(flags: GlobalFlags): World {
  const { env, stdout, stderr } = process;
  const pathsOf = () => decidePaths(env, process.platform, homedir(), process.cwd());
  const file = quietly(() => join(pathsOf().config, "settings.json"));
  const read = () => (file === undefined ? nothingSet : loadSettings(file));
  const { settings, problems } = read();
  const terminal = decideTerminal(
    flags,
    env,
    { in: () => facts(process.stdin), out: facts(stdout), err: facts(stderr) },
    process.platform,
    settings,
  );
  const look = () => lookOf(terminal, columnsOf(flags, env, facts(stdout), settings));
  // A width that was asked for may be narrower than the terminal, which then breaks nothing.
  const breaks = () =>
    stdout.isTTY === true && columnsOf(flags, env, facts(stdout), settings) === stdout.columns;
  const { below, written } = createSpacing();
  const watched = watchedWork(process, terminal.plain);
  let library: Promise<Library> | undefined;
  let asker: Promise<Asker> | undefined;
  let log: ReturnType<typeof realLog> | undefined;
  let asked: Promise<Scheme> | undefined;
  /** Found out when something is painted for the first time. */
  const theme = (): Promise<Scheme> => {
    asked ??= themeOf(terminal);
    return asked;
  };
  const cache = () => quietly(() => pathsOf().cache);
  let isTold = problems.length === 0;
  /** Before anything else is said, and once. */
  const tellProblems = async () => {
    if (isTold) return;
    isTold = true;
    const { noticeView } = await import("../core/view/error.ts");
    const said = `Not all of your settings counts (${file}). ${problems.join(" ")}`;
    await world.warn(noticeView(said, "What does: whichside settings", look()));
  };
  const world: World = {
    settings: {
      path: file,
      read,
      save(held) {
        if (file !== undefined) saveSettings(file, held);
      },
    },
    terminal,
    look,
    async show(view) {
      await tellProblems();
      const options = {
        color: terminal.color,
        look: look(),
        theme: await theme(),
        breaks: breaks(),
      };
      const text = await paint(below(view), options);
      watched.clear();
      // A device that takes nothing would fail even where there is nothing to write.
      if (text !== "") stdout.write(text);
    },
    async warn(view) {
      await tellProblems();
      const shown = stderr.isTTY ? below(view) : view;
      const options = { color: terminal.errorColor, look: look(), theme: await theme() };
      const text = await paint(shown, options);
      watched.clear();
      stderr.write(text);
    },
    print(text) {
      stdout.write(`${text}\n`);
    },
    printLines: (lines) => printLines(stdout, lines),
    longWork: watched.run,
    now: Date.now,
    zone: (at) => -new Date(at).getTimezoneOffset(),
    uuid: freshId,
    seed: freshSeed,
    asker() {
      asker ??= Promise.all([import("./prompts/load.ts"), theme()]).then(([{ loadAsker }, known]) =>
        loadAsker({ terminal, theme: known, input: process.stdin, output: stdout, look, written }),
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
  return world;
}

/** Without a home, or in a folder that is gone, there is no such place. */
function quietly<T>(find: () => T): T | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}

/** The terminal is asked where nothing else says it, and where an answer can be read. */
async function themeOf({
  theme,
  color,
  errorColor,
  interactive,
  plain,
}: Terminal): Promise<Scheme> {
  if (theme !== undefined) return theme;
  const asks = interactive && !plain && Math.max(color, errorColor) > 1;
  // Windows hands on keys, not bytes: an answer would arrive as if it was typed.
  if (!asks || process.platform === "win32") return "unknown";
  const { askBackground } = await import("./background.ts");
  return (await askBackground(process.stdin, process.stdout)) ?? "unknown";
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
