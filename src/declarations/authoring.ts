/** How an author's work stands on the command line: `check`, `preview`, `new`, `convert`. */

import { Argument, type Command, Option } from "commander";
import { type Declaring, examples, wholeNumber } from "./declaring.ts";

export function declareCheck(command: Command, { act }: Declaring): void {
  command
    .description("for authors: every mistake in a course, at once")
    .argument("[path]", "a course folder, a lesson's folder, or one file")
    .option("--json", "print one JSON document")
    .addOption(new Option("--format <name>", "how to print").choices(["text", "github"]))
    .option("--strict", "warnings fail, too")
    .option("--no-cache", "read every lesson, also those that have not changed")
    .action(
      act<{ json?: boolean; format?: "text" | "github"; strict?: boolean; cache?: boolean }>(
        async (options, [path], world) => {
          const { check } = await import("../commands/check.ts");
          return check({ ...options, ...(path === undefined ? {} : { path }) }, world);
        },
      ),
    )
    .addHelpText(
      "after",
      examples(
        ["whichside check lessons", "a course folder"],
        ["whichside check lessons/login-flow/quiz.md", "one file"],
        ["whichside check lessons --format github", "annotations for a pull request"],
      ),
    );
}

export function declarePreview(command: Command, { act }: Declaring): void {
  command
    .description("for authors: a lesson as learners see it, drawn again when a file is saved")
    .argument("[lesson...]", "name, number, or a part of the name; the one saved last without it")
    .option("--section <name>", "begin at this section: its number or a part of its heading")
    .addOption(
      new Option("--question <number>", "begin at this question").argParser(wholeNumber(1, 1000)),
    )
    .option("--describe", "as a screen reader would get it")
    .action(
      act<{ section?: string; question?: number; describe?: boolean }>(
        async (options, words, world) => {
          const { preview } = await import("../commands/preview.ts");
          const lesson = words.length === 0 ? {} : { lesson: words.join(" ") };
          return preview({ ...options, ...lesson, describe: options.describe === true }, world);
        },
      ),
    )
    .addHelpText(
      "after",
      `${examples(
        ["whichside preview", "the lesson that you are writing"],
        ["whichside preview login-flow --question 3", "one question"],
        ["whichside preview login-flow --width 40", "as in a narrow window"],
      )}
n and p, or the arrows, turn the screens; a number jumps to one. Enter answers a
question or plays a drawing, a shows all that can be said to an answer, q quits.
Nothing is recorded. Without a terminal everything is printed once.
`,
    );
}

export function declareNew(command: Command, { act, commands }: Declaring): void {
  command
    .description("for authors: a course or a lesson to begin with, which works")
    .addArgument(new Argument("<what>", "what to make").choices(["course", "lesson"]))
    .argument("<name>", "lower-case words joined by hyphens")
    .action(
      act(async (_options, [what, name = ""], world) => {
        const { createNew } = await import("../commands/new.ts");
        return createNew({ what: what === "lesson" ? "lesson" : "course", name, commands }, world);
      }),
    )
    .addHelpText(
      "after",
      examples(
        ["whichside new course my-course", "a folder my-course with one lesson"],
        ["whichside new lesson login --course my-course", "one more lesson in it"],
      ),
    );
}

export function declareConvert(command: Command, { act }: Declaring): void {
  command
    .description("for authors: questions of mkdocs-quiz or Moodle (GIFT) as a quiz.md")
    .argument("<file>", "a Markdown page with <quiz> blocks, or a GIFT file; - for standard input")
    .addOption(
      new Option("--from <format>", "what the file is, if it isn't found out").choices([
        "mkdocs-quiz",
        "gift",
      ]),
    )
    .option("--out <file>", "write this file instead of printing")
    .action(
      act<{ from?: "mkdocs-quiz" | "gift"; out?: string }>(async (options, [file = ""], world) => {
        const { convert } = await import("../commands/convert.ts");
        return convert({ ...options, file }, world);
      }),
    )
    .addHelpText(
      "after",
      examples(
        ["whichside convert page.md", "prints a quiz.md, and what was left out"],
        ["whichside convert bank.gift --out lessons/login/quiz.md", "writes it"],
      ),
    );
}
