/** Say it in your own words as authors write it: the points of a good answer, and a model. Pure. */

import { inlineText } from "../../../document/block.ts";
import { labelled } from "../label.ts";
import type { Authored, Taught } from "../shape.ts";
import type { DescribeAnswer } from "./describe.ts";
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
  // Nothing is right or wrong here, so no edit makes old answers count no longer.
  rightTexts: () => [],
  rightWords: ({ model }) => inlineText(model),
  teach: checkSize,
};

function checkSize({ points }: DescribeAnswer, { at, places, report }: Taught): void {
  if (points.length >= 3 && points.length <= 6) return;
  report(
    "teaching.rubric-size",
    places[0] ?? at,
    `The rubric has ${points.length === 1 ? "one point" : `${points.length} points`}; three to six can be kept in mind while writing.`,
    points.length < 3
      ? "say in smaller steps what a good answer holds"
      : "join points, or ask two questions",
  );
}
