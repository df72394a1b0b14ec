/** `sync`: new answers to a learning record store, when somebody asks for it. */

import { defineCommand, flag, text } from "../command.ts";

export const command = defineCommand({
  description: "send your new answers to a learning record store, as xAPI statements",
  arguments: [
    {
      text: "<address>",
      description: "where the store takes statements: https://store.school.example/xapi",
    },
  ],
  options: {
    dryRun: flag("print what would be sent, and send nothing"),
    again: flag("send what was sent before, too: for a store that has lost it"),
    learner: text("<name>", "who has answered, instead of the name given to score --as"),
    iri: text("<address>", "the web address that names of activities begin with"),
  },
  examples: [
    ["whichside sync https://store.school.example/xapi --dry-run", "see what would go out"],
    ["whichside sync https://store.school.example/xapi", "send what is new"],
  ],
  notes: `
The store's key and secret stand in the variable WHICHSIDE_SYNC_KEY, as key:secret.
Only answers and finished sittings of this course that count are sent, each once, and only
when you call this. What a store has stays there, after a reset as well.
`,
  async run(options, [address = ""], world) {
    const { sync } = await import("../session/sync.ts");
    return sync({ ...options, address }, world);
  },
});
