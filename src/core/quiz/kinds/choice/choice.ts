/** One or several right options: a task list with one `[x]` or more. Pure. */

import { type Grade, gradeOf, nothingRight, type Remark } from "../../verdict.ts";
import type { FormOption } from "../form.ts";

export interface ChoiceAnswer {
  readonly kind: "choice";
  readonly options: readonly FormOption[];
}

export interface ChoicesAnswer {
  readonly kind: "choices";
  readonly options: readonly FormOption[];
}

/** Right or wrong, with the feedback of the option that was picked. */
export function gradeChoice(answer: ChoiceAnswer, picked: number): Grade {
  const option = answer.options[picked];
  if (option === undefined) return nothingRight;
  return gradeOf(option.right ? 1 : 0, [remarkOn(option)]);
}

/**
 * The share of the right options that were picked, less the share of the wrong ones, never below
 * 0. Picking everything earns nothing, however many options are right, and so does chance. Right
 * options that were not picked come as `missed`.
 */
export function gradeChoices(answer: ChoicesAnswer, picked: readonly number[]): Grade {
  const chosen = new Set(picked);
  const rights = answer.options.filter((option) => option.right).length;
  const wrongs = answer.options.length - rights;
  let hits = 0;
  let slips = 0;
  const remarks: Remark[] = [];
  answer.options.forEach((option, index) => {
    if (chosen.has(index)) {
      if (option.right) hits += 1;
      else slips += 1;
      remarks.push(remarkOn(option));
    } else if (option.right) {
      remarks.push({
        kind: "missed",
        verdict: "partly",
        about: option.content,
        text: option.feedback,
      });
    }
  });
  // Over one denominator, so that no rounding makes something of nothing.
  const share =
    rights === 0 || wrongs === 0 ? 0 : (hits * wrongs - slips * rights) / (rights * wrongs);
  return gradeOf(Math.max(0, share), remarks);
}

function remarkOn(option: FormOption): Remark {
  return {
    kind: "picked",
    verdict: option.right ? "right" : "wrong",
    about: option.content,
    text: option.feedback,
  };
}
