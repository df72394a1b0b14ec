/**
 * How long Ctrl-C takes while the program is busy: `node scripts/run.js bench/ctrl-c.ts [times]`.
 *
 * In a pseudo-terminal, in the middle of an endless loop that begins with a key; until the program has ended
 * and the shell has said so. Beside it the same at a prompt, where the program waits for a key.
 */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { keys, openScreen } from "../test/screen.ts";

const [times = "10"] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), "whichside-ctrl-c-"));
const busy = join(home, "busy.cjs");
writeFileSync(
  busy,
  `const { write } = process.stdout;
  process.stdout.write = function (...given) {
    const written = write.apply(this, given);
    if (String(given[0]).includes("s skip")) for (;;);
    return written;
  };`,
);

async function once(isBusy: boolean): Promise<number> {
  const env = {
    BIN: resolve("bin/whichside.js"),
    ...(isBusy ? { NODE_OPTIONS: `--require ${busy}` } : {}),
  };
  const course = resolve("test/fixtures/prompts");
  const screen = openScreen(["choice"], { course, env });
  await screen.waitFor("Enter continue");
  screen.press(keys.enter);
  await screen.waitFor("s skip");
  const start = performance.now();
  screen.press(keys.ctrlC);
  await screen.left();
  const took = performance.now() - start;
  screen.close();
  return took;
}

for (const isBusy of [false, true]) {
  const took: number[] = [];
  for (let time = 0; time < Number(times); time++) took.push(await once(isBusy));
  took.sort((a, b) => a - b);
  const [least, middle, most] = [took[0], took[Math.floor(took.length / 2)], took.at(-1)].map(
    (each = 0) => Math.round(each),
  );
  console.log(
    `${isBusy ? "in an endless loop" : "at a prompt"}: ${middle} ms (${least} to ${most})`,
  );
}
rmSync(home, { recursive: true, force: true });
