/**
 * The whole program in this process, from arguments to exit code: many runs a second, where a
 * child process for each would take a tenth of one. Its output is caught as bytes.
 */

import { Readable } from "node:stream";
import { vi } from "vitest";
import { main } from "../src/main.ts";

export interface Ran {
  readonly code: number | null;
  readonly out: Buffer;
  readonly err: Buffer;
}

export interface Setting {
  readonly input?: string;
  /** All of the environment that the program looks at. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs one command line. One at a time: streams and environment of this process are swapped. */
export async function runMain(args: readonly string[], setting: Setting): Promise<Ran> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const swapped = [
    // This process is not to keep compiled code of its own in the learner's folder.
    vi.spyOn(process, "env", "get").mockReturnValue({
      NODE_DISABLE_COMPILE_CACHE: "1",
      ...setting.env,
    }),
    vi.spyOn(process, "stdin", "get").mockReturnValue(inputOf(setting.input ?? "")),
    vi.spyOn(process.stdout, "write").mockImplementation(into(out)),
    vi.spyOn(process.stderr, "write").mockImplementation(into(err)),
    // Handlers for broken pipes, which would add up.
    vi.spyOn(process.stdout, "on").mockReturnThis(),
    vi.spyOn(process.stderr, "on").mockReturnThis(),
  ];
  const exits = process.listeners("exit");
  try {
    const code = await main(args);
    return { code, out: Buffer.concat(out), err: Buffer.concat(err) };
  } finally {
    // What a run does when its process ends, which this one doesn't.
    for (const each of process.listeners("exit")) {
      if (!exits.includes(each)) process.off("exit", each);
    }
    for (const each of swapped) each.mockRestore();
  }
}

function into(chunks: Buffer[]): typeof process.stdout.write {
  return (chunk: string | Uint8Array) => {
    chunks.push(Buffer.from(chunk));
    return true;
  };
}

function inputOf(text: string): typeof process.stdin {
  return Readable.from([Buffer.from(text)]) as typeof process.stdin;
}
