import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { convert } from "./convert.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-convert-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const files = {
  "bank.gift": "Who?{=a ~b}\n\nRead this.\n",
  "notes.txt": "nothing here",
  "essay.gift": "Write.{}",
  "aiken.txt": "Who?\nA. a\nB. b\nANSWER: B\n",
  "latin.gift": "Gr\ufffdn?{=a ~b}",
};

function world() {
  return fakeWorld({ home: folder, lessons: [], now: () => 0, files });
}

test("the quiz is printed, and what was left out is told beside it", async () => {
  const here = world();
  expect(await convert({ file: "bank.gift" }, here)).toBe(0);
  expect(here.out()).toBe("## Who?\n<!-- id: who -->\n\n- [x] a\n- [ ] b");
  expect(here.err()).toBe(
    "! bank.gift:3 left out: it is a description and asks nothing.\n1 question converted. It has no explanation yet.",
  );
});

test("a file is written when there is none of that name", async () => {
  const out = join(folder, "quiz.md");
  expect(await convert({ file: "bank.gift", out }, world())).toBe(0);
  expect(readFileSync(out, "utf8")).toBe(
    '---\ntitle: "Bank"\nsummary: "Questions from bank.gift."\n---\n\n## Who?\n<!-- id: who -->\n\n- [x] a\n- [ ] b\n',
  );
  writeFileSync(out, "mine");
  const error = await thrownBy(convert({ file: "bank.gift", out }, world()));
  expect(error.code).toBe("new.exists");
  expect(readFileSync(out, "utf8")).toBe("mine");
});

test.each([
  ["notes.txt", "convert.unknown", 2],
  ["essay.gift", "convert.nothing", 1],
  ["missing.md", "file.unreadable", 1],
  ["latin.gift", "file.unreadable", 1],
])("%s cannot be converted: %s", async (file, code, exitCode) => {
  const error = await thrownBy(convert({ file }, world()));
  expect([error.code, error.exitCode]).toEqual([code, exitCode]);
});
