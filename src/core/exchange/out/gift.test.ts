import { expect, test } from "vitest";
import * as sample from "../../../../test/questions.ts";
import { bare, choice, question, words } from "../../../../test/questions.ts";
import type { Lesson } from "../../course/course.ts";
import type { Question } from "../../quiz/question.ts";
import { giftDocument } from "./gift.ts";

function lessonOf(questions: readonly Question[], title = "Log in"): Lesson {
  return {
    name: "login-flow",
    title,
    ...bare,
    questions,
  };
}

/** The lines of one question, its name and the category left out. */
function gift(one: Question): string {
  const { lines, left } = giftDocument({ id: "c", title: "C" }, [
    lessonOf([{ ...one, explanation: [] }]),
  ]);
  const body = lines
    .slice(2, -1)
    .join("\n")
    .replace(/^::[\s\S]*?(?<!\\)::\[html\]/, "");
  return body === "" ? (left[0]?.why ?? "") : body;
}

function asked(answer: Question["answer"], title = "T"): Question {
  return { ...question("q", answer), title: words(title) };
}

test("an option has its feedback behind it", () => {
  expect(gift(choice("a"))).toBe(
    `<p><strong>What about a?</strong></p>{
\t~a option 0 #No\\: option 0 tempts.
\t=a option 1
\t~a option 2 #No\\: option 2 tempts.
}`,
  );
});

test("several right options share the whole, and wrong ones take a share away", () => {
  expect(gift(sample.choices).match(/~%-?[\d.]+%/g)).toEqual([
    "~%50%",
    "~%-50%",
    "~%50%",
    "~%-50%",
  ]);
  const options = Array.from({ length: 12 }, (_, index) => ({
    content: words(`${index}`),
    right: index < 11,
    feedback: [],
  }));
  expect(gift(asked({ kind: "choices", options }))).toBe("it has more than ten right options");
});

test("steps are matched with their places, rows with their categories", () => {
  expect(gift(sample.order)).toContain("\t=Fill in -> 1\n\t=Send -> 2");
  expect(gift(sample.sort)).toContain("\t=Keeping all orders -> Backend");
  expect(gift(sample.sort)).toContain("Lasting data lives there.");
});

test("a mistake to spot is a choice among the parts", () => {
  expect(gift(sample.spot)).toContain("<u>so there are no timing problems</u>");
  expect(gift(sample.spot)).toContain("\t=so there are no timing problems\n");
  expect(gift(sample.spot)).toContain(
    "\t~Every visitor runs a copy #The page is sent to each of them.\n",
  );
});

test("numbers keep their tolerance", () => {
  const accepted = [{ kind: "number", value: 4, tolerance: 1 }] as const;
  expect(gift(asked({ kind: "text", accepted, wrong: [], exact: false }))).toContain(
    "{#\n\t=4:1\n}",
  );
});

test("one gap is a short answer with its blank, several have no way", () => {
  const parts = [
    { kind: "said", content: words("The ") },
    { kind: "gap", accepted: ["API", "interface"] },
    { kind: "said", content: words(".") },
  ] as const;
  expect(gift(asked({ kind: "gaps", parts, wrong: [], exact: false }))).toBe(
    "<p><strong>T</strong></p><p>The _____.</p>{\n\t=API\n\t=interface\n}",
  );
  expect(gift(sample.gaps)).toBe("it has more than one gap");
});

test("own words are an essay, with the model answer to read afterwards", () => {
  expect(gift(sample.describe)).toMatch(/\{\n\t####<p>On click, send the form;.*\n\}$/);
});

test.each([
  ["{a} = b ~ #1: c\\d", "=\\{a\\} \\= b \\~ \\#1\\: c\\\\d"],
  ["a*b", "=a\\\\*b"],
  ["[html] is a tag", "=[plain][html] is a tag"],
  ["x < y", "=x < y"],
])("signs of GIFT in %j mean themselves", (text, line) => {
  const accepted = [{ kind: "text", text }] as const;
  expect(gift(asked({ kind: "text", accepted, wrong: [], exact: false }))).toContain(`\t${line}\n`);
});

test("a typed arrow would become a pair, so it is left out", () => {
  const accepted = [{ kind: "text", text: "a -> b" }] as const;
  expect(gift(asked({ kind: "text", accepted, wrong: [], exact: false }))).toBe(
    'an answer holds "->"',
  );
});

test("each lesson is a category of its own, slashes and all", () => {
  const { lines } = giftDocument({ id: "c", title: "A/B" }, [
    lessonOf([choice("a")], "C / D"),
    lessonOf([], "Empty"),
  ]);
  expect(lines.filter((line) => line.startsWith("$"))).toEqual(["$CATEGORY: A//B/C // D"]);
});

test("no question has an empty line in it", () => {
  const { lines } = giftDocument({ id: "c", title: "C" }, [lessonOf(sample.everyKind)]);
  const blocks = lines.join("\n").split("\n\n").slice(1);
  expect(blocks.every((block) => block.trim() === "" || /^::[\s\S]*\}$/.test(block.trim()))).toBe(
    true,
  );
});
