/** A drill and the words of a section in a real terminal, with a course of two items. */

import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { removeFolder } from "./folder.ts";
import { closeScreens, keys, openScreen, type TestScreen } from "./screen.ts";

afterEach(closeScreens);

const course = mkdtempSync(join(tmpdir(), "whichside-drill-"));
afterAll(() => removeFolder(course));

mkdirSync(join(course, "halves"));
writeFileSync(
  join(course, "course.yaml"),
  `format: 1
id: halves
title: Halves
summary: Which half does what.
language: en
sides:
  frontend: { label: Frontend, color: cyan }
  backend: { label: Backend, color: magenta }
lessons: [halves]
`,
);
writeFileSync(
  join(course, "halves/lesson.md"),
  `---
title: Halves
summary: What they do.
terms:
  server: A computer that answers others.
---

## Where it runs

It runs on a **server**.
`,
);
writeFileSync(
  join(course, "halves/quiz.md"),
  `## Which side does it?

| Task | Side | Why |
| --- | --- | --- |
| Keep an order | Backend | It has to last. |
| Style a button | Frontend | It is seen there. |

> [!NOTE]
> Sides.
`,
);

const drill = ["drill", "--all"];

/** The key of the side that does, or does not do, what is asked now. */
function sideKey(screen: TestScreen, right: boolean): string {
  const lines = screen.screen().split("\n");
  const isFrontend = lines.findLast((each) => /^ {2}(Style|Keep)/.test(each))?.includes("Style");
  return isFrontend === right ? keys.left : keys.right;
}

test("one key an item; a miss waits until its reason was read", async () => {
  const screen = openScreen(drill, { course });
  await screen.waitFor("Item 1 of 2");
  screen.press(sideKey(screen, false));
  await screen.waitFor("✗");
  await screen.waitFor("Enter continue");
  screen.press(keys.enter);
  await screen.waitFor("Item 2 of 2");
  screen.press(sideKey(screen, true));
  expect(await screen.left()).toBe(0);
  expect(screen.screen()).toContain("1 of 2 right");
  expect(screen.screen()).toContain("Look again: lesson 1, Halves (1 missed)");
});

test("Ctrl-C shows what was reached and leaves with 130", async () => {
  const screen = openScreen(drill, { course });
  await screen.waitFor("Item 1 of 2");
  screen.press(sideKey(screen, true));
  await screen.waitFor("Item 2 of 2");
  screen.press(keys.ctrlC);
  expect(await screen.left()).toBe(130);
  expect(screen.screen()).toContain("1 of 1 right");
});

test("a section explains its words below itself", async () => {
  const screen = openScreen(["learn", "halves"], { course });
  await screen.waitFor("g words");
  screen.press("g");
  await screen.waitFor("server  A computer that answers others.");
  await screen.waitUntilGone("g words");
  screen.press("q");
  expect(await screen.left()).toBe(0);
});
