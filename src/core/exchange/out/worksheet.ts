/** Questions as one worksheet to print, with the key at its end. Pure. */

import { clean } from "mermaid-text/text";
import { type Inline, inlineText } from "../../document/block.ts";
import { type Form, gapsIn, marksOf } from "../../quiz/kinds/form.ts";
import { upTo } from "../../quiz/kinds/kind.ts";
import { kindOf } from "../../quiz/kinds/kinds.ts";
import type { Question } from "../../quiz/question.ts";
import { sayRightAnswer } from "../../quiz/said.ts";
import { byText } from "./card.ts";
import type { WriteCourse } from "./course-document.ts";
import {
  blocksMarkdown,
  codeSpan,
  escapeMarkdown,
  inlineMarkdown,
  prefixed,
  tableMarkdown,
} from "./markdown-text.ts";

const blank = "…".repeat(8);
const longBlank = "…".repeat(30);

/** Lines of Markdown. Questions are numbered through, so that the key can name them. */
export const worksheetDocument: WriteCourse = (course, lessons) => {
  const asked = lessons.filter(({ questions }) => questions.length > 0);
  const numbers = new Map<Question, number>();
  for (const question of asked.flatMap(({ questions }) => questions)) {
    numbers.set(question, numbers.size + 1);
  }
  const number = (question: Question) => numbers.get(question) ?? 0;
  const lines = [
    `# ${escapeMarkdown(course.title)}`,
    "",
    `Name: ${longBlank}`,
    "",
    ...asked.flatMap(({ title, questions }) => [
      `## ${escapeMarkdown(title)}`,
      "",
      ...questions.flatMap((question) => [...askedLines(question, number(question)), ""]),
    ]),
    "---",
    "",
    "# Key",
    "",
    ...asked.flatMap(({ title, questions }) => [
      `## ${escapeMarkdown(title)}`,
      "",
      ...questions.flatMap((question) => [...keyLines(question, number(question)), ""]),
    ]),
  ];
  return { lines: lines.slice(0, -1).map((line) => clean(line)), left: [] };
};

function askedLines(question: Question, number: number): string[] {
  const stem = blocksMarkdown(question.stem);
  return [
    `### ${number}. ${inlineMarkdown(question.title)}`,
    "",
    ...(stem.length === 0 ? [] : [...stem, ""]),
    ...offered(question),
  ];
}

function offered({ answer }: Question): string[] {
  const form = kindOf(answer).form(answer);
  switch (form.kind) {
    case "pick":
      return form.options.map(({ content }) => `- [ ] ${inlineMarkdown(content)}`);
    case "order":
      return byText(form.items).map((item) => `- ( ) ${inlineMarkdown(item)}`);
    case "match":
      return offeredRows(form);
    case "type":
      return [longBlank];
    case "fill":
      return form.parts
        .map((part) => (part.kind === "gap" ? blank : inlineMarkdown(part.content)))
        .join("")
        .split("\n");
    case "mark": {
      let letter = 0;
      const said = form.parts.map((part) => {
        if (part.kind === "said") return inlineMarkdown(part.content);
        letter += 1;
        return `(${letterOf(letter)}) *${inlineMarkdown(part.content)}*`;
      });
      return prefixed(said.join("").split("\n"), "> ", "> ");
    }
    case "write":
      return [longBlank, "", longBlank, "", longBlank];
  }
}

/** A table to fill in; rows with places of their own have those below them, to tick. */
function offeredRows({ rows, places }: Extract<Form, { kind: "match" }>): string[] {
  if (rows.some(({ among }) => among !== undefined)) {
    return rows.flatMap(({ item, among = upTo(places.length) }) => [
      `- **${inlineMarkdown(item)}**`,
      ...byText(among.map((place) => places[place] ?? [])).map(
        (place) => `  - [ ] ${inlineMarkdown(place)}`,
      ),
    ]);
  }
  return [
    byText(places).map(inlineMarkdown).join(" · "),
    "",
    ...tableMarkdown(
      [[], []],
      rows.map(({ item }) => [item, []]),
    ),
  ];
}

function letterOf(place: number): string {
  return String.fromCharCode(96 + place);
}

function keyLines(question: Question, number: number): string[] {
  const explanation = blocksMarkdown(question.explanation);
  const body = [...right(question), ...(explanation.length === 0 ? [] : ["", ...explanation])];
  const mark = `${number}. `;
  return prefixed(body, mark, " ".repeat(mark.length));
}

function right(question: Question): string[] {
  const { answer } = question;
  const form = kindOf(answer).form(answer);
  const parts = sayRightAnswer(question).map(({ item }) => inlineMarkdown(item));
  switch (form.kind) {
    case "pick":
      return form.several
        ? parts.map((part) => `- **${part}**`)
        : parts.map((part) => `**${part}**`);
    case "mark": {
      const place = marksOf(form).findIndex((option) => option.right);
      return [`**(${letterOf(place + 1)})** ${parts.join("")}`];
    }
    case "order":
      return [parts.map((part, index) => `(${index + 1}) ${part}`).join(", ")];
    case "match":
      return form.rows.map(({ item, place, why }) => pairText(item, form.places[place] ?? [], why));
    case "type":
      return [
        form.accepted
          .map((each) =>
            each.kind === "text" ? codeSpan(each.text) : `${each.value} ± ${each.tolerance}`,
          )
          .join(", "),
      ];
    case "fill":
      return [
        gapsIn(form.parts)
          .map((accepted) => accepted.map(codeSpan).join(" / "))
          .join(", "),
      ];
    case "write":
      return [
        ...(form.model.length === 0 ? [] : [inlineMarkdown(form.model), ""]),
        ...form.points.map((point) => `- ${inlineMarkdown(point)}`),
      ];
  }
}

function pairText(
  item: readonly Inline[],
  category: readonly Inline[],
  why: readonly Inline[],
): string {
  const reason = inlineText(why) === "" ? "" : ` ${inlineMarkdown(why)}`;
  return `- ${inlineMarkdown(item)}: **${inlineMarkdown(category)}**.${reason}`;
}
