/**
 * Reads a browser's recording from a file, piece by piece: its size doesn't matter. Ctrl-C ends the
 * reading, and what was read until then counts.
 */

import { createReadStream } from "node:fs";
import { TutorError } from "../core/error.ts";
import { type Har, readHar } from "../core/recording/har/har.ts";
import { failureCode, failureReason } from "../shell/files.ts";

export interface ReadHar extends Har {
  /** Somebody pressed Ctrl-C before the end. */
  readonly stopped: boolean;
}

export async function readHarFile(path: string): Promise<ReadHar> {
  const isInput = path === "-";
  const name = isInput ? "standard input" : path;
  const reader = readHar(name);
  const stream = isInput ? process.stdin : createReadStream(path);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    stream.destroy();
  };
  process.once("SIGINT", stop);
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      decoder ??= new TextDecoder(encodingOf(bytes));
      reader.feed(decoder.decode(bytes, { stream: true }));
      if (stopped) break;
    }
  } catch (error) {
    // A stream that is ended before its end says so.
    if (stopped) return { ...reader.soFar(), stopped };
    if (error instanceof TutorError) throw error;
    const code = failureCode(error);
    const why =
      code === "ENOENT"
        ? "there is no such file"
        : code === "EISDIR"
          ? "it is a folder"
          : failureReason(error);
    throw new TutorError("file.unreadable", `${name} cannot be read: ${why}.`, { cause: error });
  } finally {
    process.off("SIGINT", stop);
  }
  if (stopped) return { ...reader.soFar(), stopped };
  if (decoder !== undefined) reader.feed(decoder.decode());
  return { ...reader.end(), stopped };
}

/** Some tools on Windows write UTF-16, with a mark in front that no UTF-8 begins with. */
function encodingOf(bytes: Uint8Array): string {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  return mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8";
}
