/** Lines of a stream, one when asked for: how plain prompts read. */

import { StringDecoder } from "node:string_decoder";

export interface LineReader {
  /** The next line without its end; undefined when the input has ended. */
  readonly next: () => Promise<string | undefined>;
}

/** A line longer than this is cut: nobody types it. */
const longestLine = 16_384;

/** Reads only while a line is waited for, so that it never keeps the program alive. */
export function createLineReader(input: NodeJS.ReadableStream): LineReader {
  const decoder = new StringDecoder("utf8");
  let buffer = "";
  let ended = false;
  let wake: (() => void) | undefined;
  input.on("data", (chunk: Buffer | string) => {
    buffer += typeof chunk === "string" ? chunk : decoder.write(chunk);
    input.pause();
    wake?.();
  });
  const end = () => {
    ended = true;
    wake?.();
  };
  input.on("end", end);
  input.on("close", end);
  input.on("error", end);
  input.pause();
  return {
    async next() {
      for (;;) {
        const found = /\r\n?|\n/.exec(buffer);
        if (found !== null) {
          const line = buffer.slice(0, found.index);
          buffer = buffer.slice(found.index + found[0].length);
          return line.slice(0, longestLine);
        }
        if (ended) {
          // A last line without an end was still typed; an empty one was not.
          const rest = buffer;
          buffer = "";
          return rest === "" ? undefined : rest.slice(0, longestLine);
        }
        buffer = buffer.slice(0, longestLine);
        await new Promise<void>((resolve) => {
          wake = resolve;
          input.resume();
        });
      }
    },
  };
}
