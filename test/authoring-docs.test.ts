import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { authoringPage } from "../scripts/authoring-page.ts";
import { questionKinds } from "../src/core/quiz/kinds/answer.ts";

test("docs/authoring.md is as the program is now (npm run docs)", async () => {
  const page = await authoringPage();
  const written = readFileSync(resolve(import.meta.dirname, "../docs/authoring.md"), "utf8");
  expect(written).toBe(page);
  expect(page.match(/^### /gm)).toHaveLength(questionKinds.length);
  expect(page.match(/^── Question 1 of 1/gm)).toHaveLength(questionKinds.length);
});
