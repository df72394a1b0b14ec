import { expect, test } from "vitest";
import { hasOwnSqlite } from "./sqlite.ts";

test.each([
  ["20.19.0", false],
  ["22.12.0", false],
  ["22.13.0", true],
  ["22.14.0", true],
  ["23.0.0", true],
  ["24.1.0", true],
])("Node %s has a database of its own that needs no flag: %s", (version, has) => {
  expect(hasOwnSqlite(version)).toBe(has);
});
