/** How a learner's progress stands on the command line: `score`, `reset`, `export`, `import`. */

import { Argument, type Command, Option } from "commander";
import { exportKinds, type ResultForm, resultForms } from "../core/exchange/out/forms.ts";
import { type Declaring, examples } from "./declaring.ts";

export function declareScore(command: Command, { act }: Declaring): void {
  command
    .description("points, what you can do, weak spots, history, and what falls due")
    .option("--json", "print one JSON document")
    .action(
      act<{ json?: boolean }>(async (options, _names, world) => {
        const { score } = await import("../commands/score.ts");
        return score({ json: options.json === true }, world);
      }),
    )
    .addHelpText(
      "after",
      examples(
        ["whichside score", "how far you are"],
        ["whichside score --json", "the same for a program"],
      ),
    );
}

export function declareReset(command: Command, { act }: Declaring): void {
  command
    .description("forget your progress in a lesson or in the whole course, after asking")
    .argument("[lesson...]", "name, number, or a part of the name; the whole course without it")
    .option("--undo", "take the last reset or import back")
    .option("--yes", "don't ask")
    .action(
      act<{ undo?: boolean; yes?: boolean }>(async (options, words, world) => {
        const { reset } = await import("../commands/reset.ts");
        const lesson = words.length === 0 ? {} : { lesson: words.join(" ") };
        return reset({ ...lesson, undo: options.undo === true, yes: options.yes === true }, world);
      }),
    )
    .addHelpText(
      "after",
      examples(
        ["whichside reset login-flow", "one lesson"],
        ["whichside reset", "the whole course"],
        ["whichside reset --undo", "bring it back"],
      ),
    );
}

export function declareExport(command: Command, { act }: Declaring): void {
  command
    .description("progress, results, or a course's questions for other programs")
    .addArgument(
      new Argument(
        "<what>",
        "what to write: your own, or the course; gift is for Moodle, markdown a worksheet",
      ).choices(exportKinds),
    )
    .argument("[lesson...]", "for anki, gift, markdown: names or numbers; all without them")
    .option("--out <file>", "write this file instead of printing")
    .addOption(
      new Option("--as <form>", "results in another form: statements for a record store").choices(
        resultForms,
      ),
    )
    .option("--learner <name>", "with xapi: who has answered")
    .option("--iri <address>", "with xapi: the web address that names of activities begin with")
    .action(
      act<{ out?: string; as?: ResultForm; learner?: string; iri?: string }>(
        async (options, [named, ...lessons], world) => {
          const { exportData } = await import("../commands/export.ts");
          const what = exportKinds.find((kind) => kind === named) ?? "progress";
          return exportData({ ...options, what, lessons }, world);
        },
      ),
    )
    .addHelpText(
      "after",
      examples(
        ["whichside export progress --out mine.jsonl", "to take to another machine"],
        ["whichside export results", "every graded answer as JSON Lines"],
        ["whichside export results --as xapi", "as statements for a learning record store"],
        ["whichside export anki --out cards.txt", "the course as cards: File, Import in Anki"],
        ["whichside export gift 3 4 --out quiz.txt", "two lessons for Moodle"],
        ["whichside export markdown login-flow", "a worksheet to print, with its key"],
      ),
    );
}

export function declareImport(command: Command, { act }: Declaring): void {
  command
    .description("bring in progress from another machine; both count from then on")
    .argument("<file>", "made by export progress; - for standard input")
    .option("--yes", "don't ask")
    .action(
      act<{ yes?: boolean }>(async (options, [file = ""], world) => {
        const { importData } = await import("../commands/import.ts");
        return importData({ file, yes: options.yes === true }, world);
      }),
    )
    .addHelpText(
      "after",
      examples(
        ["whichside import mine.jsonl", "shows what is new, then asks"],
        ["whichside reset --undo", "takes it back"],
      ),
    );
}
