/**
 * A course with something that a terminal would obey in every field, and the eye that looks
 * for it in what a program writes.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** How the characters get into a file: as they are, or in the escapes of the language around them. */
export type Way = "raw" | "escaped";

/** What is hidden in each field: a title, a C1 control, an override, a tag, and what a screen clears by. */
function attack(mark: string): string {
  return `\x1b]0;${mark}\x07\x9b8m\u202e\u2066\u{e0041}\x1b[8m\x08\x7f${mark}`;
}

/** As Markdown has it: raw, or in entities. */
function inMarkdown(way: Way, mark: string): string {
  return way === "raw" ? attack(mark) : encoded(attack(mark), (code) => `&#${code};`);
}

/** Inside a Mermaid fence; Mermaid writes entities without the ampersand. */
function inMermaid(way: Way, mark: string): string {
  // Brackets and semicolons would end a label.
  const text = attack(mark).replace(/[[\];]/g, "");
  return way === "raw" ? text : encoded(text, (code) => `#${code};`);
}

/** A YAML text in double quotes. YAML itself refuses raw controls, so only some are raw. */
function inYaml(way: Way, mark: string): string {
  if (way === "raw") return `"${attack(mark).replace(/[\0-\x1f\x7f]/g, "")}"`;
  return `"${encoded(attack(mark), (code) => `\\U${code.toString(16).padStart(8, "0")}`)}"`;
}

function encoded(text: string, inside: (code: number) => string): string {
  return [...text]
    .map((char) => (/[\x20-\x7e]/.test(char) ? char : inside(char.codePointAt(0) ?? 0)))
    .join("");
}

/** Marks of every field, so that a test can see that none was left out. */
export const marks = [
  "m-course-title",
  "m-course-summary",
  "m-side-label",
  "m-title",
  "m-summary",
  "m-objective",
  "m-source",
  "m-url",
  "m-term",
  "m-definition",
  "m-intro",
  "m-heading",
  "m-strong",
  "m-code",
  "m-fence",
  "m-item",
  "m-cell",
  "m-link",
  "m-address",
  "m-image",
  "m-quote",
  "m-tip",
  "m-caution",
  "m-participant",
  "m-message",
  "m-note",
  "m-node",
  "m-edge",
  "m-question",
  "m-stem",
  "m-right",
  "m-option",
  "m-feedback",
  "m-hint",
  "m-why",
  "m-step",
  "m-row",
  "m-category",
  "m-reason",
  "m-accepted",
  "m-not",
  "m-gap",
  "m-spot",
  "m-mistake",
  "m-point",
  "m-model",
] as const;

export type Mark = (typeof marks)[number];

/** How the text of a field is written into each of the languages of a course. */
export interface Writer {
  md(mark: Mark): string;
  /** With its quotes. */
  yaml(mark: Mark): string;
  mermaid(mark: Mark): string;
  /** Inside backticks and fences, where nothing is escaped. */
  code(mark: Mark): string;
}

export function hostileFiles(way: Way): Readonly<Record<string, string>> {
  return filesWith({
    md: (mark) => inMarkdown(way, mark),
    yaml: (mark) => inYaml(way, mark),
    mermaid: (mark) => inMermaid(way, mark),
    code: attack,
  });
}

/** The files of a course with a text in every field, by their path in its folder. */
export function filesWith({ md, yaml, mermaid, code }: Writer): Readonly<Record<string, string>> {
  return {
    "course.yaml": `format: 1
id: hostile
title: ${yaml("m-course-title")}
summary: ${yaml("m-course-summary")}
sides:
  frontend: { label: ${yaml("m-side-label")}, color: cyan }
  backend: { label: Backend, color: magenta }
lessons:
  - one
  - drill
`,
    "one/lesson.md": `---
title: ${yaml("m-title")}
summary: ${yaml("m-summary")}
objectives:
  judge: ${yaml("m-objective")}
sources:
  - { title: ${yaml("m-source")}, url: ${yaml("m-url").replace('"', '"https://example.org/')} }
terms:
  ${yaml("m-term")}: ${yaml("m-definition")}
---

${md("m-intro")}

## Heading ${md("m-heading")}

**${md("m-strong")}** and \`${code("m-code")}\`, [${md("m-link").replace(/[[\]]/g, "")}](<https://example.org/${md("m-address").replace(/[[\]]/g, "")}>), ![${md("m-image").replace(/[[\]]/g, "")}](x.png)

- ${md("m-item")}

| Task | Side |
| ---- | ---- |
| a    | ${md("m-cell")} |

\`\`\`
${code("m-fence")}
\`\`\`

> ${md("m-quote")}

Then:

> [!CAUTION]
> ${md("m-caution")}

> [!TIP]
> ${md("m-tip")}

\`\`\`mermaid
sequenceDiagram
  participant F as ${mermaid("m-participant")}
  participant B as Backend
  F->>B: ${mermaid("m-message")}
  Note over B: ${mermaid("m-note")}
  B-->>F: done
\`\`\`

\`\`\`mermaid
flowchart LR
  A["${mermaid("m-node")}"] -->|"${mermaid("m-edge")}"| B[Backend]
\`\`\`
`,
    "one/quiz.md": `## ${md("m-question")}
<!-- id: pick, objective: judge, shuffle: no -->

${md("m-stem")}

- [x] ${md("m-right")}
- [ ] ${md("m-option")}
  > ${md("m-feedback")}

> [!TIP]
> ${md("m-hint")}

> [!NOTE]
> ${md("m-why")}

## Put in order
<!-- id: order, objective: judge, shuffle: no -->

1. ${md("m-step")}
2. Second
3. Third

## Type it
<!-- id: typed, objective: judge -->

Answer: \`${code("m-accepted")}\`

Not: \`wrong\`. ${md("m-not")}

## Fill
<!-- id: gap, objective: judge -->

The [[front|${code("m-gap").replace(/[[\]]/g, "")}]] asks.

## Which part is wrong?
<!-- id: spot, objective: judge -->

> *${md("m-spot")}*, ~~${md("m-mistake")}~~, *and the rest*.

## Say it
<!-- id: said, objective: judge -->

Rubric:

- ${md("m-point")}
- stores it

Model: ${md("m-model")}
`,
    "drill/quiz.md": `---
title: A drill
summary: A table.
---

## Which side?
<!-- id: sides, shuffle: no -->

| Task | Side | Why |
| ---- | ---- | --- |
| ${md("m-row")} | ${md("m-category")} | ${md("m-reason")} |
| Keeping | Backend | There. |
`,
  };
}

/** A course full of mistakes, so that every message about one quotes something hostile. */
export function brokenFiles(way: Way): Readonly<Record<string, string>> {
  const md = (mark: string) => inMarkdown(way, mark);
  const yaml = (mark: string) => inYaml(way, mark);
  return {
    "course.yaml": `format: 1
id: ${yaml("m-id")}
title: T
summary: S
language: ${yaml("m-language")}
${yaml("m-key")}: 1
sides:
  ${yaml("m-side")}: { label: L, color: ${yaml("m-color")}, ${yaml("m-side-key")}: 2 }
lessons:
  - one
  - ${yaml("m-lesson")}
`,
    "one/lesson.md": `---
title: T
summary: S
needs: [${yaml("m-needs")}]
${yaml("m-unknown")}: x
objectives:
  ${yaml("m-objective-id")}: x
sources:
  - { title: S, url: ${yaml("m-bad-url")} }
terms:
  term: { a: ${yaml("m-map")} }
---

## Same ${md("m-twice")}

[x](${md("m-nowhere").replace(/[[\]]/g, "")}) [y](#${md("m-anchor").replace(/[[\]]/g, "")})

> [!${attack("m-alert").replace(/[[\]]/g, "")}]
> x

## Same ${md("m-twice")}

\`\`\`mermaid
sequenceDiagram
  ${attack("m-mermaid-line")}
  participant
\`\`\`

\`\`\`mermaid
${attack("m-mermaid-kind")}
\`\`\`

text <b>${attack("m-html")}</b>
`,
    "one/quiz.md": `## Q ${md("m-q")}
<!-- id: "${attack("m-bad-id")}", objective: ${attack("m-bad-objective")}, after: ${attack("m-bad-after")}, ${attack("m-bad-key")}: 1 -->

- [ ] ${md("m-only")}
- [ ] b

## R
<!-- allow: ${attack("m-rule")}, reason: x -->

Answer: ${attack("m-no-ticks")}

## S

| a | b |
| - | - |
| ${md("m-short-row")} |
`,
  };
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const target = join(folder, path);
    mkdirSync(join(target, ".."), { recursive: true });
    writeFileSync(target, text);
  }
}

// Styles that the program itself uses; concealed text (8) is not among them.
const style = /\x1b\[(?:[0123479]|2[2-9]|3[0-79]|9[0-7])m/g;
const obeyable =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u;

/** What a terminal would obey instead of show, with what stands around it; undefined when there is nothing. */
export function controlIn(
  bytes: Uint8Array,
  allowed: { readonly color?: boolean; readonly tabs?: boolean } = {},
): string | undefined {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return "bytes that are no UTF-8";
  }
  if (allowed.color === true) text = text.replace(style, "");
  if (allowed.tabs === true) text = text.replaceAll("\t", " ");
  const at = text.search(obeyable);
  return at === -1 ? undefined : JSON.stringify(text.slice(Math.max(0, at - 60), at + 30));
}
