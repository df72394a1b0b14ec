import { expect, test } from "vitest";
import { isDarkAnswer } from "./background.ts";

test.each([
  ["\x1b]11;rgb:0000/0000/0000\x1b\\", true],
  ["\x1b]11;rgb:ffff/ffff/ffff\x07", false],
  ["\x1b]11;rgb:fd/f6/e3\x07", false],
  ["\x1b]11;rgba:0000/2b2b/3636/ffff\x07", true],
  ["typed\x1b]11;rgb:0/0/0\x07more\x1b[?62;4c", true],
  ["\x1b[?62;4c", undefined],
  ["\x1b]11;rgb:zz/zz/zz\x07", undefined],
  ["", undefined],
])("%j is dark: %s", (answer, isDark) => {
  expect(isDarkAnswer(answer)).toBe(isDark);
});
