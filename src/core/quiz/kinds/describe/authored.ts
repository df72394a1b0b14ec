/** Say it in your own words as authors write it: a rubric, which the model answer must fulfil. Pure. */

import { inlineText } from "../../../document/block.ts";
import { acceptedTextsOf } from "../accepted.ts";
import { labelled } from "../label.ts";
import type { Authored, Taught } from "../shape.ts";
import { askedText, type DescribeAnswer, recognise } from "./describe.ts";
import { readDescribe } from "./read.ts";

export const describeAuthored: Authored<DescribeAnswer> = {
  shape: {
    name: "`Rubric:`",
    takes: ["Avoid", "Model"],
    claims: (node) => node.type === "paragraph" && labelled(node)?.label === "Rubric",
    takesNext: (next) => next?.type === "list",
    read({ node, next, avoid, model }, reading) {
      if (node.type !== "paragraph") return undefined;
      const points = next?.type === "list" ? next : undefined;
      return readDescribe({ rubric: node, points, avoid, model }, reading);
    },
  },
  keys: [],
  rightTexts: acceptedTextsOf,
  rightWords: ({ model }) => inlineText(model),
  teach: checkRubric,
};

function checkRubric(answer: DescribeAnswer, { title, stem, at, places, report }: Taught): void {
  const { points, model } = answer;
  if (points.length < 3 || points.length > 6) {
    report(
      "teaching.rubric-size",
      places[0] ?? at,
      `The rubric has ${points.length === 1 ? "one point" : `${points.length} points`}; three to six can be kept in mind while writing.`,
      points.length < 3
        ? "say in smaller steps what a good answer holds"
        : "join points, or ask two questions",
    );
  }
  if (model.length === 0) return;
  const { found, avoided } = recognise(answer, inlineText(model), askedText({ title, stem }));
  const missed = [...points.keys()].find((index) => !found.includes(index));
  if (missed !== undefined) {
    report(
      "question.model-misses",
      places[missed] ?? at,
      "The model answer would not get this point: none of its phrases is found in it.",
      "add the model's own words as a phrase",
    );
  }
  const [bad] = avoided;
  if (bad === undefined) return;
  report(
    "question.model-misses",
    places[points.length + bad] ?? at,
    "The model answer holds what is to be avoided here.",
    "make the phrase longer, or reword the model answer",
  );
}
