/** `lab`: see it happen. A real little app on this computer, an experiment at a time. */

import { defineCommand, flag, text } from "../command.ts";

export const command = defineCommand({
  description: "see it happen: a real little app on this computer, one experiment at a time",
  arguments: [{ text: "[experiment]", description: "its name, or a part of it" }],
  options: {
    answers: text("<file>", "take the predictions from a file, - for standard input"),
    source: flag("list the app's files, or print the one that is named"),
  },
  examples: [
    ["whichside lab", "all experiments, and which you have done"],
    ["whichside lab login", "one of them"],
    ["whichside lab --source backend/login.js", "a file of the app"],
    ["whichside lab login --answers answers.txt", "without a terminal"],
  ],
  notes: `The app listens on 127.0.0.1 alone, as long as the experiment runs. Nothing of it is
stored, and nothing leaves this computer. An answer file has one line a prediction, as for
quiz --answers; what it leaves out is skipped.
`,
  async run(options, names, world) {
    // Whoever asks for help needs neither a server nor a database.
    const { lab } = await import("../session/lab/run-lab.ts");
    return lab({ ...options, name: names[0] }, world);
  },
});
