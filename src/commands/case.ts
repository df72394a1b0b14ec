/** `case`: a bug report, the running app with one fault in it, and somebody who looks for it. */

import { defineCommand, oneOf, seed, text } from "../command.ts";

export const command = defineCommand({
  description: "find the broken link: a bug report, and the app that it is about",
  options: {
    seed: seed("the case of this number"),
    minutes: oneOf("<minutes>", ["1", "5", "15"], "only cases of about this length"),
    answers: text("<file>", "take the moves from a file, - for standard input"),
  },
  examples: [
    ["whichside case", "one that is due, or one that you haven't had"],
    ["whichside case --minutes 1", "a short one"],
    ["whichside case --seed 7", "the same one again"],
    [
      "whichside case --seed 7 --answers moves.txt",
      "without a terminal; exit code 1: not all right",
    ],
  ],
  notes: `Moves: requests, open 3, log, table orders, source club.js, as ben, try again, report,
answer, and all that the lab knows (see docs/lab.md). Pick them from the list or type
them. In a file, one a line; "answer 2 1 3" says which link is broken, which of your
looks shows it, and what mends it, as numbers of the lists that "answer" alone prints.
`,
  async run(options, _names, world) {
    const { caseCommand } = await import("../session/lab/case.ts");
    return caseCommand(options, world);
  },
});
