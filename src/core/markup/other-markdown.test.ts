/** Lessons as other programs write them: footnotes, definition lists, `:::` blocks, sections under `###`. */

import { expect, test } from "vitest";
import { type Block, inlineText } from "../document/block.ts";
import { readLesson } from "../reading/parse-lesson.ts";

function read(text: string) {
  const head = "---\ntitle: One\nsummary: One.\n---\n\n";
  const { lesson, diagnostics } = readLesson({
    name: "one",
    folder: "one",
    lessonText: head + text,
    quizText: undefined,
  });
  return {
    sections: lesson.sections,
    shown: lesson.sections.map(({ blocks }) => blocks.map(said)),
    told: diagnostics.map(({ line, code, message }) => `${line - 5} ${code} ${message}`),
  };
}

function said(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return inlineText(block.content);
    case "list":
      return block.items
        .map(
          (item, at) => `${block.ordered ? `${at + 1}.` : "-"} ${item.blocks.map(said).join(" ")}`,
        )
        .join("\n");
    case "alert":
      return `${block.tone}(${block.blocks.map(said).join(" ")})`;
    case "diagram":
      return `diagram(${block.source})`;
    case "code":
      return `code(${block.text})`;
    default:
      return block.kind;
  }
}

test("footnotes stand below the section that refers to them, numbered from 1", () => {
  const { shown, told } = read(
    [
      "Intro.",
      "## First",
      "One[^a] and two[^long] and one again[^a].",
      "",
      "[^long]: Note.",
      "",
      "## Second",
      "Three[^3] and one[^a], but not[^none].",
      "",
      "[^a]: The `first` note.",
      "[^3]: The third,",
      "    which goes on.",
      "",
      "    And on.",
      "[^unused]: Nobody.",
    ].join("\n"),
  );
  expect(shown).toEqual([
    ["Intro."],
    ["One [1] and two [2] and one again [1].", "1. The first note.\n2. Note."],
    [
      "Three [1] and one [2], but not[^none].",
      "1. The third, which goes on. And on.\n2. The first note.",
    ],
  ]);
  expect(told).toEqual([
    "8 text.markup `[^none]` is a footnote elsewhere; here it is shown as it stands.",
    "15 text.markup No text refers to the footnote `[^unused]`, so it is shown nowhere.",
  ]);
});

test("a definition list is a list", () => {
  const { shown, told } = read(
    "Recall\n: Getting it *out*,\nand back.\n: Again.\n\nPath\n: A way.\n\nNo list: it goes on\nhere.\n",
  );
  expect(shown).toEqual([
    [
      "- Recall: Getting it out, and back.\n- Recall: Again.",
      "- Path: A way.",
      "No list: it goes on here.",
    ],
  ]);
  expect(told).toEqual([]);
});

test("blocks of colons are alerts and diagrams, and others are told", () => {
  const { shown, told } = read(
    [
      "::: note",
      "One.",
      "",
      "- Two.",
      ":::",
      '::: {.callout-warning title="Hot"}',
      "",
      "Water.",
      ":::",
      "::::: columns",
      "::: tip",
      "Beside.",
      ":::",
      ":::::",
      ":::mermaid",
      "flowchart TD",
      "  A --> B",
      ":::",
      "```",
      "::: note",
      ":::",
      "```",
      "::: note",
      "Never closed.",
    ].join("\n"),
  );
  expect(shown).toEqual([
    [
      "note(One. - Two.)",
      "warning(Hot Water.)",
      "tip(Beside.)",
      "diagram(flowchart TD\n  A --> B)",
      "code(::: note\n:::)",
      "::: note Never closed.",
    ],
  ]);
  expect(told).toEqual([
    "10 text.markup There is no block `columns` here, so what stands in it is shown as ordinary text.",
    "23 text.markup `::: note` is a block elsewhere; here it is shown as it stands.",
  ]);
});

test("many blocks inside each other cost no more than their lines", () => {
  const lines = Array.from({ length: 1_000 }, () => "::: note");
  const { shown } = read([...lines, "In.", ...lines.map(() => ":::")].join("\n"));
  expect(JSON.stringify(shown).length).toBeLessThan(200_000);
});

test("### begins sections where a lesson has no ##", () => {
  const { sections, told } = read(
    "Intro.\n\n### Part\n\nText.\n\n#### Inside\n\n### Two\n\nText.\n",
  );
  expect(sections.map(({ id, title }) => `${id} ${title}`)).toEqual([
    "intro ",
    "part Part",
    "two Two",
  ]);
  expect(told).toEqual([]);
  expect(read("## Whole\n\n### Part\n\nText.\n").sections).toHaveLength(1);
});
