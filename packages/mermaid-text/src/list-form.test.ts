import { expect, test } from "vitest";
import { listEntries } from "./list-form.ts";
import { lineText } from "./text/styled.ts";

test("numbers stand in a column as wide as the largest of them", () => {
  const entries = Array.from({ length: 10 }, (_, at) => ({
    text: `link ${at + 1}`,
    indent: 0,
    step: at + 1,
  }));
  const { lines } = listEntries(entries, { width: 40, charset: "unicode" });
  expect([lines[0] ?? [], lines[9] ?? []].map(lineText)).toEqual([" 1. link 1", "10. link 10"]);
});
