import { expect, test } from "vitest";
import { parseLesson } from "../reading/parse-lesson.ts";
import { type CourseCues, cuesOf } from "./cues.ts";

function cuesIn(quiz: string, english = true): CourseCues {
  const quizText = `---\ntitle: One\nsummary: S\n---\n\n${quiz}`;
  const { value } = parseLesson({ name: "one", folder: "c/one", quizText });
  return cuesOf([{ name: "one", questions: value.questions }], english);
}

function choice(id: string, right: string, ...wrong: string[]): string {
  const options = [`- [x] ${right}`, ...wrong.map((text) => `- [ ] ${text}`)];
  return `## Question ${id}?\n<!-- id: ${id} -->\n\n${options.join("\n")}\n\n> [!NOTE]\n> So.\n\n`;
}

test("a right answer that is the longest gives itself away, and so passes a lesson", () => {
  const found = cuesIn(
    choice("a", "The backend, where nobody else can change the rule", "The page", "The user") +
      choice("b", "The database, behind all of the other parts", "The page", "The button"),
  );
  expect(found.share).toBe(1);
  expect(found.chance).toBeLessThan(0.6);
  expect(found.lessons).toMatchObject([{ name: "one", questions: 2, passed: 40 }]);
  expect(found.cues.map(({ cue }) => cue)).toEqual(["longest"]);
  expect(found.givenAway.map(({ question }) => question.id)).toEqual(["a", "b"]);
});

test("options that look alike are left to chance", () => {
  const found = cuesIn(choice("a", "The front", "The backs", "The sides"));
  expect(found.cues.map(({ cue }) => cue)).toEqual(["chance"]);
  expect(found.share).toBeGreaterThan(0.05);
  expect(found.share).toBeLessThan(0.7);
  expect(found.givenAway).toEqual([]);
});

test("the one without an absolute word is taken, in English alone", () => {
  const text = choice("a", "It may help", "It always helps", "It never helps");
  expect(cuesIn(text).givenAway).toMatchObject([{ cue: "odd one out" }]);
  expect(cuesIn(text, false).givenAway).toEqual([]);
});

test("steps are put in order by the words that tell their place", () => {
  const text =
    "## Order?\n<!-- id: o -->\n\n1. First the hand taps\n2. It sends a request\n3. Then somebody checks\n4. Finally it is done\n\n> [!NOTE]\n> So.\n";
  expect(cuesIn(text)).toMatchObject({ share: 1, cues: [{ cue: "connectives" }] });
});

test("the last part is taken for the mistake", () => {
  const part = (last: boolean) =>
    `## Spot it?\n<!-- id: s${last} -->\n\n> *The page asks.* ${
      last ? "*It answers.* *~~The page stores.~~*" : "*~~The page stores.~~* *It answers.*"
    }\n\n> [!NOTE]\n> So.\n`;
  expect(cuesIn(part(true))).toMatchObject({ share: 1, cues: [{ cue: "position" }] });
  expect(cuesIn(part(false)).share).toBe(0);
});

test("always the same number of right options is noticed", () => {
  const several = (id: string, extra: string) =>
    `## Which ${id}?\n<!-- id: ${id} -->\n\n- [x] The longest of all options\n- [x] The second longest one\n- [${extra}] Short\n- [ ] Brief\n\n> [!NOTE]\n> So.\n\n`;
  expect(cuesIn(several("a", " ") + several("b", " "))).toMatchObject({
    share: 1,
    cues: [{ cue: "count", questions: 2 }],
  });
  const varied = cuesIn(several("a", " ") + several("b", "x"));
  expect(varied.cues).toMatchObject([{ cue: "longest" }]);
  expect(varied.share).toBeLessThan(1);
});

test("what must be typed cannot be guessed, and the same course gives the same figures", () => {
  const typed = "## What is it called?\n<!-- id: t -->\n\n`TLS`\n\n> [!NOTE]\n> So.\n\n";
  expect(cuesIn(typed).share).toBe(0);
  const text = choice("a", "The front", "The backs", "The sides");
  expect(cuesIn(text)).toEqual(cuesIn(text));
});
