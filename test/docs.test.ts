/** Documents that are made from the program are as the program is now. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { generatedDocs } from "../scripts/generated.ts";

const root = resolve(import.meta.dirname, "..");

test.each(await generatedDocs())("$path is not stale (npm run docs)", ({ path, text }) => {
  expect(readFileSync(resolve(root, path), "utf8")).toBe(text);
});
