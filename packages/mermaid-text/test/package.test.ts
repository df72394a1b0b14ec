/** The package as others get it: its size, what it imports, and the code in its README. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { expect, test, vi } from "vitest";
import * as door from "../src/index.ts";

const folder = join(import.meta.dirname, "..");

async function bundled(): Promise<string> {
  const build = await rolldown({
    input: join(folder, "src/index.ts"),
    platform: "neutral",
    resolve: { mainFields: ["module", "main"], conditionNames: ["import", "default"] },
  });
  const { output } = await build.generate({ format: "esm", minify: true });
  await build.close();
  expect(output).toHaveLength(1);
  expect(output[0].imports).toEqual([]);
  return output[0].code;
}

/** What everything may weigh, with gzip; the meters of what drawing may take were worth 700 bytes. */
const budget = 64_700;

test("everything is one file within the budget, without any import, Node's own included", async () => {
  const code = await bundled();
  expect(gzipSync(code).length).toBeLessThan(budget);
  expect(code).not.toMatch(/["'`]node:|\brequire\(|\bprocess\./);
});

const readme = readFileSync(join(folder, "README.md"), "utf8");
const examples = [...readme.matchAll(/^(`{3,})js\n([\s\S]*?)^\1$/gm)].map(
  (found) => found[2] ?? "",
);

test("the README has code to run", () => {
  expect(examples.length).toBeGreaterThan(4);
});

test.each(examples)("the README's example runs, %#", (code) => {
  const said: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  const console = { log: (text: unknown) => said.push(String(text)) };
  const names = /import \{ ([^}]+) \} from "mermaid-text";/.exec(code)?.[1]?.split(", ") ?? [];
  try {
    const body = code.replace(/^import .*$/m, "");
    new Function("console", ...names, body)(
      console,
      ...names.map((name) => (door as Record<string, unknown>)[name]),
    );
  } finally {
    write.mockRestore();
  }
  expect(said.join("")).not.toBe("");
});

test("the drawing at the top of the README is one of ours", () => {
  const shown = /```text\n([\s\S]*?)\n```/.exec(readme)?.[1];
  const source = "flowchart LR\nA[Page] -->|POST /orders| B[Server] -->|insert| C[Database]";
  expect(door.render(source).text).toBe(shown);
});
