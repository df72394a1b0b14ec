/** What several learners picked or typed where it was wrong, counted by learner. Pure. */

import { inlineText } from "../document/block.ts";
import { foldText } from "../quiz/fold.ts";
import { gradeAnswer } from "../quiz/grade.ts";
import { countsAsSame } from "../quiz/lineage.ts";
import { type Question, questionName } from "../quiz/question.ts";
import { tellResponse } from "../quiz/told.ts";
import type { AnswerEvent } from "./event.ts";
import { lineageOf } from "./record-of.ts";

interface Pick {
  readonly said: string;
  readonly learners: number;
}

/** By question the wrong things, the most frequent first; of those equally frequent the first by name. */
export function wrongPicks(
  answers: readonly (readonly AnswerEvent[])[],
  questions: readonly Question[],
): ReadonlyMap<string, readonly Pick[]> {
  const known = new Map(questions.map((question) => [questionName(question), question]));
  const counts = new Map<string, Map<string, { said: string; learners: number }>>();
  // A class gives the same answers again and again.
  const graded = new Map<string, readonly string[]>();
  for (const own of answers) {
    const seen = new Set<string>();
    for (const event of own) {
      const question = known.get(event.question);
      if (question === undefined || !isWrong(event, question)) continue;
      const key = `${event.question} ${event.prints ?? event.verdict} ${JSON.stringify(event.response)}`;
      const wrong = graded.get(key) ?? wrongIn(event, question);
      graded.set(key, wrong);
      const byWords = counts.get(event.question) ?? new Map();
      counts.set(event.question, byWords);
      for (const said of wrong) {
        const words = foldText(said);
        if (seen.has(`${event.question} ${words}`)) continue;
        seen.add(`${event.question} ${words}`);
        const entry = byWords.get(words) ?? { said, learners: 0 };
        byWords.set(words, entry);
        entry.learners++;
      }
    }
  }
  return new Map(
    [...counts].map(([name, byWords]) => [name, [...byWords.values()].sort(mostFirst)]),
  );
}

/** Only answers that count for the right answer of today: by another one they were perhaps right. */
function isWrong(event: AnswerEvent, question: Question): boolean {
  return (
    (event.verdict === "wrong" || event.verdict === "partly") &&
    (event.answer === question.fingerprint || countsAsSame(lineageOf(question), event.answer)) &&
    event.response !== undefined
  );
}

/** The wrong parts of an answer in words; none of those that today's file cannot tell. */
function wrongIn(event: AnswerEvent, question: Question): string[] {
  const told = tellResponse(event, question);
  if (!told?.whole || told.response === undefined) return [];
  return gradeAnswer(question, told.response).remarks.flatMap(({ kind, verdict, about, put }) => {
    // Which step is out of its place is a matter of how one looks at it.
    if (verdict !== "wrong" || kind === "placed" || kind === "missed") return [];
    const words = inlineText(about);
    if (words.trim() === "") return [];
    return [put === undefined ? words : `${words}: ${inlineText(put)}`];
  });
}

function mostFirst(a: Pick, b: Pick): number {
  return b.learners - a.learners || (a.said < b.said ? -1 : 1);
}
