/** What a guesser would score in a course, for its authors: lesson by lesson, cue by cue. Pure. */

import { type Line, line, type Safe, safeJson, span, wrapLine } from "mermaid-text/text";
import type { CourseCues } from "../check/cues.ts";
import { rounds } from "../check/cues.ts";
import { questionName } from "../quiz/question.ts";
import { counted } from "../text/counted.ts";
import { percent } from "./bar.ts";
import { styles } from "./style.ts";
import type { Look, View } from "./view.ts";

export function cuesView(found: CourseCues, look: Look): View {
  const said = (text: string): Line[] => wrapLine(line(text), look.text);
  if (found.questions === 0) return said("There are no questions to guess.");
  return [
    ...said(
      "Somebody who knows nothing, and goes by how the answers look, would score this at the first try. What must be typed counts as wrong. In brackets: what blind chance scores.",
    ),
    [],
    ...found.lessons.flatMap(({ name, share, chance, passed }) => [
      ...wrapLine(
        line(
          figures(share, chance),
          name,
          ...(passed === 0
            ? []
            : [span(`, passed in ${passed} of ${rounds} rounds`, styles.wrong)]),
        ),
        look.text,
      ),
    ]),
    ...total(found, look),
    [],
    line(span("By what the guess goes", styles.strong)),
    ...found.cues.flatMap(({ cue, questions, share, chance }) =>
      wrapLine(
        line(figures(share, chance), `${cue}, ${counted(questions, "question")}`),
        look.text,
      ),
    ),
    ...givenAway(found, look),
  ];
}

/** One lesson's figures are those of the whole. */
function total({ lessons, share, chance }: CourseCues, look: Look): Line[] {
  if (lessons.length === 1) return [];
  const passed = lessons.filter((lesson) => lesson.passed > 0).length;
  const said = passed === 0 ? ", no lesson passed" : `, ${passed} could be passed`;
  const all = line(figures(share, chance), span("the course", styles.strong), said);
  return [[], ...wrapLine(all, look.text)];
}

function figures(share: number, chance: number): string {
  return `${percent(share).padStart(5)}  ${`(${percent(chance)})`.padEnd(8)}`;
}

/** The place begins its line and is never wrapped, so that editors can jump to it. */
function givenAway({ givenAway }: CourseCues, look: Look): Line[] {
  if (givenAway.length === 0) return [];
  return [
    [],
    ...wrapLine(line(span("Given away every time", styles.strong)), look.text),
    ...givenAway.map(({ question: { file, at }, cue }) =>
      line(`${file}:${at.line}:${at.col} `, span(cue, styles.near)),
    ),
  ];
}

/** The document that `check --cues --json` prints, version 1. */
export function cuesDocument(found: CourseCues, course: string | undefined): Safe {
  const { questions, share, chance, lessons, cues, givenAway } = found;
  return safeJson(
    {
      schema: "whichside/cues",
      version: 1,
      course: course ?? null,
      questions,
      share,
      chance,
      rounds,
      lessons,
      cues,
      givenAway: givenAway.map(({ question, cue }) => ({
        question: questionName(question),
        file: question.file,
        line: question.at.line,
        cue,
      })),
    },
    2,
  );
}
