/**
 * What stands on the screen while a question is asked. Verdicts, hints and long stems are parted
 * into pages as sections are, and the question's heading stays visible above every prompt.
 */

import type { Asked } from "../core/sitting/run.ts";
import { heightOf } from "../core/view/pages.ts";
import { questionHeading } from "../core/view/question.ts";
import type { View } from "../core/view/view.ts";
import { pagesFor, showPages, turnPage } from "./pages.ts";
import type { Session } from "./session.ts";

export interface QuestionScreen {
  /** Shows something new: the question first, then verdicts and hints. False when the learner leaves. */
  show(view: View): Promise<boolean>;
  /**
   * Puts the heading above a prompt of so many rows, where it would not be seen; how many rows are to
   * stay above the prompt, or undefined when the learner leaves.
   */
  raise(asked: Asked, rows: number): Promise<number | undefined>;
}

export function screenOf({ world }: Session): QuestionScreen {
  /** Rows from the heading down to what was shown last; undefined when the heading has gone. */
  let fromHeading: number | undefined = 0;
  let page: View = [];
  return {
    async show(view) {
      const pages = pagesFor(world, view);
      page = pages.at(-1) ?? [];
      const seen = pages.length === 1 ? fromHeading : undefined;
      fromHeading = seen === undefined ? undefined : seen + heightOf(page);
      return showPages(world, pages);
    },
    async raise(asked, rows) {
      if (world.terminal.plain) return 0;
      const room = world.terminal.rows() - rows;
      if (fromHeading !== undefined && fromHeading <= room) return fromHeading;
      const heading: View = [[], ...questionHeading(asked, world.look()), []];
      const height = heightOf(heading);
      // The heading alone is there already, however little room it leaves.
      if (fromHeading !== undefined && fromHeading <= height) return fromHeading;
      if (heightOf(page) + height > room) {
        const on = asked.tries.length > 0 ? "try again" : "to the question";
        if ((await turnPage(world, page, { on, before: false })) === "quit") return undefined;
      }
      await world.show(heading);
      page = heading;
      fromHeading = height;
      return height;
    },
  };
}
