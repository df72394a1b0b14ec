/**
 * What a big recording of a browser costs `watch`: time, and the most memory that was in use at
 * once, for files of about 5, 50 and 500 MB, medians.
 *
 * `npm run build && node scripts/run.js bench/har.ts [rounds]` (3 without a number)
 */

import { spawnSync } from "node:child_process";
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";

const rounds = Number(process.argv[2] ?? 3);
const folder = mkdtempSync(join(tmpdir(), "whichside-har-"));
const bin = resolve("bin/whichside.js");
const costFile = join(folder, "cost");

/** A visit with pages, scripts, pictures and calls of an API, each with its headers and its body. */
function writeHar(path: string, megabytes: number): void {
  const file = openSync(path, "w");
  writeSync(
    file,
    '{"log":{"version":"1.2","creator":{"name":"bench","version":"1"},"pages":[],"entries":[',
  );
  const row = JSON.stringify({ id: 1, name: "Grüße aus dem Gewächshaus", text: 'with "signs"\n' });
  const bodies = [
    ["text/html", `<!doctype html>${"<p>The greenhouse.</p>".repeat(1_000)}`],
    ["application/javascript", `const seeds = [];\n${"seeds.push('basil');\n".repeat(10_000)}`],
    ["image/png", "iVBORw0KGgoAAAANSUhEUgAA".repeat(10_000)],
    ["application/json", `[${Array.from({ length: 300 }, () => row).join(",")}]`],
  ] as const;
  const headers = Array.from({ length: 20 }, (_, at) => ({
    name: `x-header-${at}`,
    value: `value ${"v".repeat(at * 10)}`,
  }));
  for (let at = 0; statSync(path).size < megabytes * 1e6; at += 1) {
    const [mimeType = "", text = ""] = bodies[at % bodies.length] ?? [];
    const entry = {
      startedDateTime: new Date(1_764_486_000_000 + at * 20).toISOString(),
      time: 15,
      request: {
        method: "GET",
        url: `https://club.example/${at % 7 === 0 ? "" : `things/${at}?page=${at % 9}`}`,
        headers,
      },
      response: {
        status: 200,
        statusText: "OK",
        headers,
        redirectURL: "",
        content: {
          size: text.length,
          mimeType,
          text,
          ...(mimeType === "image/png" ? { encoding: "base64" } : {}),
        },
      },
    };
    writeSync(file, `${at === 0 ? "" : ","}${JSON.stringify(entry, undefined, 2)}`);
  }
  writeSync(file, "]}}\n");
  closeSync(file);
}

function cost(path: string): { readonly ms: number; readonly mb: number; readonly hops: number } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "watch", path, "--json"], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    env: {
      ...process.env,
      WHICHSIDE_HOME: join(folder, "home"),
      WHICHSIDE_BENCH_OUT: costFile,
      NODE_OPTIONS: `--require ${resolve("bench/report-memory.cjs")}`,
    },
  });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`${status}\n${stderr}`);
  const hops = stdout.split("\n").length - 1;
  return { ms, hops, mb: Number(readFileSync(costFile, "utf8")) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

console.log(`Node ${process.version}, medians of ${rounds}`);
for (const megabytes of [5, 50, 500]) {
  const path = join(folder, "visit.har");
  writeHar(path, megabytes);
  const all = Array.from({ length: rounds }, () => cost(path));
  console.log(
    `${(statSync(path).size / 1e6).toFixed(0)} MB, ${all[0]?.hops} hops: ` +
      `${median(all.map(({ ms }) => ms)).toFixed(0)} ms, ` +
      `${median(all.map(({ mb }) => mb)).toFixed(0)} MB of memory`,
  );
  rmSync(path);
}
rmSync(folder, { recursive: true, force: true });
