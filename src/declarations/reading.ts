/** How reading without being asked stands on the command line: `list`, `show`, `glossary`, `flow`. */

import { type Command, Option } from "commander";
import { type Declaring, examples, wholeNumber } from "./declaring.ts";

export function declareList(command: Command, { act }: Declaring): void {
  command
    .description("the lessons, how far you are, and what each needs first")
    .option("--json", "print one JSON document")
    .action(
      act<{ json?: boolean }>(async (options, _names, world) => {
        const { list } = await import("../commands/list.ts");
        return list({ json: options.json === true }, world);
      }),
    )
    .addHelpText(
      "after",
      examples(
        ["whichside list", "all lessons with your marks"],
        ["whichside list --json", "the same for a program"],
      ),
    );
}

export function declareShow(command: Command, { act }: Declaring): void {
  command
    .description("print a lesson as text, for reading and piping")
    .argument("<lesson...>", "name, number, or a part of the name")
    .option("--section <name>", "only this section: its number or a part of its heading")
    .action(
      act<{ section?: string }>(async (options, words, world) => {
        const { show } = await import("../commands/show.ts");
        return show({ lesson: words.join(" "), ...options }, world);
      }),
    )
    .addHelpText(
      "after",
      examples(
        ["whichside show login-flow", "the whole lesson"],
        ["whichside show login-flow --section 2", "its second section"],
        ["whichside show 3 --width 60 | less", "laid out for 60 columns"],
      ),
    );
}

export function declareGlossary(command: Command, { act }: Declaring): void {
  command
    .description("the words of the course, each explained in a sentence")
    .argument("[term...]", "a word or a part of it")
    .option("--json", "print one JSON document")
    .action(
      act<{ json?: boolean }>(async (options, words, world) => {
        const { glossary } = await import("../commands/glossary.ts");
        const term = words.length === 0 ? {} : { term: words.join(" ") };
        return glossary({ ...term, json: options.json === true }, world);
      }),
    )
    .addHelpText(
      "after",
      examples(
        ["whichside glossary", "all words"],
        ["whichside glossary cookie", "one word"],
        ["whichside glossary --json", "all words for a program"],
      ),
    );
}

export function declareFlow(command: Command, { act }: Declaring): void {
  command
    .description("draw the diagrams of a lesson, or of any Mermaid or Markdown file")
    .argument("<lesson|file|->", "a lesson, a file, or - for standard input")
    .option("--play", "step by step, one step an Enter")
    .addOption(
      new Option("--step <number>", "as it looks at this step").argParser(wholeNumber(1, 100000)),
    )
    .option("--describe", "in sentences instead of a drawing")
    .option("--json", "print the model with its positions as one JSON document")
    .action(
      act<{ play?: boolean; step?: number; describe?: boolean; json?: boolean }>(
        async (options, [from], world) => {
          const { flow } = await import("../commands/flow.ts");
          return flow(
            {
              ...options,
              from: from ?? "-",
              play: options.play === true,
              describe: options.describe === true,
              json: options.json === true,
            },
            world,
          );
        },
        { flush: true },
      ),
    )
    .addHelpText(
      "after",
      examples(
        ["whichside flow login-flow", "the diagrams of a lesson"],
        ["whichside flow login-flow --play", "step by step"],
        ["whichside flow design.md --width 60", "all diagrams of a Markdown file"],
        ["cat flow.mmd | whichside flow - --ascii", "from standard input, in ASCII"],
      ),
    );
}
