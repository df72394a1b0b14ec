import { expect, test } from "vitest";
import { plainDigits } from "./digits.ts";

test.each([
  ["٠١٢٣٤٥٦٧٨٩", "0123456789"],
  ["۰۹", "09"],
  ["१२", "12"],
  ["３．", "3．"],
  ["\u{1d7ce}\u{1d7d8}\u{1d7ff}", "009"],
  ["½ ² 7 a", "½ ² 7 a"],
])("%s is read as %s", (typed, read) => {
  expect(plainDigits(typed)).toBe(read);
});
