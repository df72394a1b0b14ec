import { isSimple } from "mermaid-text/text";
import { expect, test } from "vitest";
import { sign, signNames } from "./signs.ts";

test("every sign is measured the short way, without patterns that take milliseconds to make", () => {
  const signs = signNames.map((name) => sign(name, { charset: "unicode" }));
  expect(signs.filter((each) => !isSimple(each))).toEqual([]);
});
