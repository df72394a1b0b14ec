/** Questions as one worksheet to print, with the key at its end. Pure. */

import { clean, type Safe } from "mermaid-text/text";
import type { Lesson } from "../../course/course.ts";
import { type Inline, inlineText } from "../../document/block.ts";
import type { Question } from "../../quiz/question.ts";
import { sayRightAnswer } from "../../quiz/said.ts";
import { byText } from "./card.ts";
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
export function worksheetLines(courseTitle: string, lessons: readonly Lesson[]): Safe[] {
  const asked = lessons.filter(({ questions }) => questions.length > 0);
  const numbers = new Map<Question, number>();
  for (const question of asked.flatMap(({ questions }) => questions)) {
    numbers.set(question, numbers.size + 1);
  }
  const number = (question: Question) => numbers.get(question) ?? 0;
  const lines = [
    `# ${escapeMarkdown(courseTitle)}`,
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
  return lines.slice(0, -1).map((line) => clean(line));
}

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
  switch (answer.kind) {
    case "choice":
    case "choices":
      return answer.options.map(({ content }) => `- [ ] ${inlineMarkdown(content)}`);
    case "order":
      return byText(answer.items).map((item) => `- ( ) ${inlineMarkdown(item)}`);
    case "sort":
      return [
        byText(answer.categories).map(inlineMarkdown).join(" · "),
        "",
        ...tableMarkdown(
          [[], []],
          answer.rows.map(({ item }) => [item, []]),
        ),
      ];
    case "text":
      return [longBlank];
    case "gaps":
      return answer.parts
        .map((part) => (part.kind === "gap" ? blank : inlineMarkdown(part.content)))
        .join("")
        .split("\n");
    case "spot": {
      let letter = 0;
      const said = answer.parts.map((part) => {
        if (part.kind === "said") return inlineMarkdown(part.content);
        letter += 1;
        return `(${letterOf(letter)}) *${inlineMarkdown(part.content)}*`;
      });
      return prefixed(said.join("").split("\n"), "> ", "> ");
    }
    case "describe":
      return [longBlank, "", longBlank, "", longBlank];
  }
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
  const parts = sayRightAnswer(question).map(({ item }) => inlineMarkdown(item));
  switch (answer.kind) {
    case "choice":
      return parts.map((part) => `**${part}**`);
    case "spot": {
      const part = answer.parts.filter(({ kind }) => kind === "candidate")[answer.mistake];
      return [`**(${letterOf(answer.mistake + 1)})** ${inlineMarkdown(part?.content ?? [])}`];
    }
    case "choices":
      return parts.map((part) => `- **${part}**`);
    case "order":
      return [parts.map((part, index) => `(${index + 1}) ${part}`).join(", ")];
    case "sort":
      return answer.rows.map(({ item, category, why }) =>
        pairText(item, answer.categories[category] ?? [], why),
      );
    case "text":
      return [
        answer.accepted
          .map((each) =>
            each.kind === "text" ? codeSpan(each.text) : `${each.value} ± ${each.tolerance}`,
          )
          .join(", "),
      ];
    case "gaps":
      return [
        answer.parts
          .flatMap((part) => (part.kind === "gap" ? [part.accepted.map(codeSpan).join(" / ")] : []))
          .join(", "),
      ];
    case "describe":
      return [
        ...(answer.model.length === 0 ? [] : [inlineMarkdown(answer.model), ""]),
        ...answer.points.map(({ content }) => `- ${inlineMarkdown(content)}`),
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
