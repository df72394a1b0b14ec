/** The lesson that `new` writes: a whole one that works, about how questions teach. Pure. */

export interface LessonTextOptions {
  /** As YAML. */
  readonly title: string;
  /** Ids of the course's sides: a drawing can have colours of these alone. */
  readonly sides: readonly string[];
}

export function lessonText({ title, sides }: LessonTextOptions): string {
  const side = (id: string) => (sides.includes(id) ? `:::${id}` : "");
  return `---
title: ${title}
summary: Why a lesson that asks teaches more than one that tells.
objectives:
  order: Put the steps from a question to a memory in order.
  roles: Say what the author does and what is left to the learner.
  judge: Judge whether a question teaches or just tests.
sources:
  - title: "Roediger and Karpicke (2006): Test-Enhanced Learning"
    url: https://doi.org/10.1111/j.1467-9280.2006.01693.x
terms:
  recall: Getting something out of your own memory, without looking it up.
---

<!--
This is a whole lesson that works. Look at it as learners will, then put your own text in
its place, one screen after the other.
-->

Mia reads a page twice and feels that she knows it. A week later most of it is gone. Tom reads it once and answers questions about it. A week later he still has most of it.

## From a question to a memory

What happens between the two? Follow the way from the top to the bottom.

\`\`\`mermaid
flowchart TD
  accTitle: What happens when a lesson asks
  A[The question, written by the author]${side("author")}
  B[Recall: a search in memory]${side("learner")}
  C[An answer, right or wrong]${side("learner")}
  D[The reason, written by the author]${side("author")}
  A --> B --> C --> D
\`\`\`

The second step is the one that counts. **Recall** means getting something out of your own memory, without looking it up. Each time it works, the next time is easier.

## Common mistake: questions are for exams

> [!CAUTION]
> "First I explain everything. The questions come at the end, for the marks."

> [!TIP]
> "I explain one thing, ask about it, and say why each answer is right or wrong."

Marks say how much was kept. Questions along the way are the reason that it is kept. So they belong into the lesson, and a wrong answer is a good moment to explain.

## What a good question has

| Part              | What it is for                                     |
| ----------------- | -------------------------------------------------- |
| Wrong options     | Each one is something that people really believe.  |
| A reply to each   | It says why the option tempts, and where it fails. |
| Hints             | They lead to the answer and do not give it.        |
| An explanation    | It says why the right answer is right.             |
`;
}
