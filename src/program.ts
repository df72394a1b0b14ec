/**
 * Every command, flag and help text. Each command's code is loaded when it is called, so
 * that nobody waits for what they did not ask for.
 */

import { Argument, Command, InvalidArgumentError, Option } from "commander";
import manifest from "../package.json" with { type: "json" };
import { type QuestionKind, questionKinds } from "./core/quiz/question.ts";
import type { TerminalFlags } from "./shell/terminal.ts";
import type { GlobalFlags, World } from "./shell/world.ts";

/** Runs one command in the world that its flags ask for; the result is the exit code. */
export type Run = (flags: GlobalFlags, command: (world: World) => Promise<number>) => Promise<void>;

/** Examples behind a command's help, each with what it does. */
function examples(...lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return `\nExamples:\n${lines.map(([command, does]) => `  $ ${command.padEnd(width)}  ${does}`).join("\n")}\n`;
}

function wholeNumber(least: number, most: number): (typed: string) => number {
  return (typed) => {
    const value = Number(typed);
    if (!/^\d+$/.test(typed) || value < least || value > most) {
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

export function createProgram(run: Run): Command {
  const program = new Command("whichside");
  program
    .exitOverride()
    .configureOutput({ writeErr: () => {} }) // main.ts says what went wrong, in our way.
    .description(manifest.description)
    .argument("[lesson...]", "a lesson's name, its number, or a part of its name")
    .version(manifest.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .option("--course <folder>", "a course folder or package (WHICHSIDE_COURSE)")
    .option("--plain", "no boxes, no drawings, no repainting (also ACCESSIBLE=1)")
    .option("--ascii", "draw with ASCII characters")
    .option("--color", "use colours even when output is no terminal")
    .option("--no-color", "use no colours (also NO_COLOR=1)")
    .addOption(
      new Option("--width <columns>", "lay out for this many columns").argParser(
        wholeNumber(20, 1000),
      ),
    )
    .showHelpAfterError(false)
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .addHelpText(
      "after",
      examples(
        ["whichside", "open the course where you left it"],
        ["whichside login-flow", "read one lesson"],
        ["whichside quiz 3", "only the questions of lesson 3"],
        ["whichside score", "how far you are"],
      ),
    );

  const act =
    <O extends object>(
      work: (options: O, names: readonly string[], world: World) => Promise<number>,
      fixed: TerminalFlags = {},
    ) =>
    async (...args: unknown[]): Promise<void> => {
      const command = args.at(-1) as Command;
      const flags: GlobalFlags = { ...command.optsWithGlobals(), ...fixed };
      const names = command.processedArgs.flat().filter((each) => typeof each === "string");
      await run(flags, (world) => work(command.opts<O>(), names, world));
    };

  program.action(
    act(async (_options, words, world) => {
      if (words.length === 0) return (await import("./commands/home.ts")).home(world);
      const { learn } = await import("./commands/learn.ts");
      const commands = program.commands.map((each) => each.name());
      return learn({ lesson: words.join(" "), again: false, commands }, world);
    }),
  );

  program
    .command("learn")
    .description("read a lesson, its questions on the way, its quiz at the end")
    .argument("<lesson...>", "name, number, or a part of the name")
    .option("--again", "start from the beginning instead of where you stopped")
    .action(
      act<{ again?: boolean }>(async (options, words, world) => {
        const { learn } = await import("./commands/learn.ts");
        return learn({ lesson: words.join(" "), again: options.again === true }, world);
      }),
    )
    .addHelpText(
      "after",
      examples(
        ["whichside learn login-flow", "by its name"],
        ["whichside learn 3", "by its number"],
        ["whichside learn log --again", "by a part of its name, from the beginning"],
      ),
    );

  program
    .command("quiz")
    .description("questions only: of the lessons named, or mixed over what you have read")
    .argument("[lesson...]", "names, numbers, or parts of names")
    .addOption(
      new Option("--seed <number>", "shuffle as this number says").argParser(
        wholeNumber(0, 2 ** 32 - 1),
      ),
    )
    .addOption(
      new Option("--count <number>", "at most so many questions").argParser(wholeNumber(1, 1000)),
    )
    .option("--missed", "only what was last answered wrong")
    .option("--all", "of all lessons, those not read yet too")
    .addOption(new Option("--type <type>", "only one type").choices(questionKinds))
    .option("--test-out", "one question an objective: all right at once, and it is passed")
    .option("--answers <file>", "take the answers from a file, - for standard input")
    .option("--json", "with --answers: print the results as JSON Lines")
    .action(
      act<{
        seed?: number;
        count?: number;
        missed?: boolean;
        all?: boolean;
        type?: QuestionKind;
        testOut?: boolean;
        answers?: string;
        json?: boolean;
      }>(async (options, lessons, world) => {
        const { quiz } = await import("./commands/quiz.ts");
        return quiz(
          {
            ...options,
            lessons,
            missed: options.missed === true,
            all: options.all === true,
            testOut: options.testOut === true,
            json: options.json === true,
          },
          world,
        );
      }),
    )
    .addHelpText(
      "after",
      `${examples(
        ["whichside quiz", "what you have read, mixed"],
        ["whichside quiz login-flow", "one lesson"],
        ["whichside quiz --missed", "what went wrong the last time"],
        ["whichside quiz 8 --test-out", "you know it already? Pass it without reading"],
        ["whichside quiz 8 --answers answers.txt", "without a terminal; exit code 1: not passed"],
      )}
An answer file has one line a question, in the order of the course: the number or
the words of an option ("2"), several numbers ("1 3"), an order ("3 1 2"), a
side for each row ("f b b"), or the text itself; | stands between gaps. A line may
name its question ("password-check: 2"). "?" takes a hint, "skip" skips, "#"
begins a comment. Numbers count options as the course file lists them, or as
--seed shuffles them.
`,
    );

  program
    .command("review")
    .description("what is due today, brought back before it is forgotten")
    .option("--ahead", "practise what comes next, without moving a date")
    .addOption(
      new Option("--count <number>", "at most so many questions").argParser(wholeNumber(1, 1000)),
    )
    .option("--json", "list what is due, and what comes next, as one JSON document")
    .action(
      act<{ ahead?: boolean; count?: number; json?: boolean }>(async (options, _names, world) => {
        const { review } = await import("./commands/review.ts");
        const flags = { ahead: options.ahead === true, json: options.json === true };
        return review({ ...options, ...flags }, world);
      }),
    )
    .addHelpText(
      "after",
      examples(
        ["whichside review", "what is due"],
        ["whichside review --ahead --count 5", "five more, just for practice"],
        ["whichside review --json", "for a program"],
      ),
    );

  program
    .command("drill")
    .description('rapid "which side does it?" items, one key each; nothing is recorded')
    .option("--all", "of all lessons, not only of those you have begun")
    .addOption(new Option("--count <number>", "how many (20)").argParser(wholeNumber(1, 1000)))
    .addOption(
      new Option("--seed <number>", "draw as this number says").argParser(
        wholeNumber(0, 2 ** 32 - 1),
      ),
    )
    .action(
      act<{ all?: boolean; count?: number; seed?: number }>(async (options, _names, world) => {
        const { drill } = await import("./commands/drill.ts");
        return drill({ ...options, all: options.all === true }, world);
      }),
    )
    .addHelpText(
      "after",
      examples(
        ["whichside drill", "twenty items of what you have read"],
        ["whichside drill --all --count 50", "fifty of the whole course"],
      ),
    );

  program
    .command("list")
    .description("the lessons, how far you are, and what each needs first")
    .option("--json", "print one JSON document")
    .action(
      act<{ json?: boolean }>(async (options, _names, world) => {
        const { list } = await import("./commands/list.ts");
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

  program
    .command("show")
    .description("print a lesson as text, for reading and piping")
    .argument("<lesson...>", "name, number, or a part of the name")
    .option("--section <name>", "only this section: its number or a part of its heading")
    .action(
      act<{ section?: string }>(async (options, words, world) => {
        const { show } = await import("./commands/show.ts");
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

  program
    .command("glossary")
    .description("the words of the course, each explained in a sentence")
    .argument("[term...]", "a word or a part of it")
    .option("--json", "print one JSON document")
    .action(
      act<{ json?: boolean }>(async (options, words, world) => {
        const { glossary } = await import("./commands/glossary.ts");
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

  program
    .command("flow")
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
          const { flow } = await import("./commands/flow.ts");
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

  program
    .command("score")
    .description("points, what you can do, weak spots, history, and what falls due")
    .option("--json", "print one JSON document")
    .action(
      act<{ json?: boolean }>(async (options, _names, world) => {
        const { score } = await import("./commands/score.ts");
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

  program
    .command("reset")
    .description("forget your progress in a lesson or in the whole course, after asking")
    .argument("[lesson...]", "name, number, or a part of the name; the whole course without it")
    .option("--undo", "take the last reset or import back")
    .option("--yes", "don't ask")
    .action(
      act<{ undo?: boolean; yes?: boolean }>(async (options, words, world) => {
        const { reset } = await import("./commands/reset.ts");
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

  program
    .command("check")
    .description("for authors: every mistake in a course, at once")
    .argument("[path]", "a course folder, a lesson's folder, or one file")
    .option("--json", "print one JSON document")
    .addOption(new Option("--format <name>", "how to print").choices(["text", "github"]))
    .option("--strict", "warnings fail, too")
    .action(
      act<{ json?: boolean; format?: "text" | "github"; strict?: boolean }>(
        async (options, [path], world) => {
          const { check } = await import("./commands/check.ts");
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

  program
    .command("preview")
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
          const { preview } = await import("./commands/preview.ts");
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

  program
    .command("new")
    .description("for authors: a course or a lesson to begin with, which works")
    .addArgument(new Argument("<what>", "what to make").choices(["course", "lesson"]))
    .argument("<name>", "lower-case words joined by hyphens")
    .action(
      act(async (_options, [what, name = ""], world) => {
        const { createNew } = await import("./commands/new.ts");
        const commands = program.commands.map((each) => each.name());
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

  program
    .command("convert")
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
        const { convert } = await import("./commands/convert.ts");
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

  program
    .command("export")
    .description("progress, results, or a course's questions for other programs")
    .argument("<what>", "progress, results, anki, gift (Moodle), or markdown (a worksheet)")
    .argument("[lesson...]", "for anki, gift, markdown: names or numbers; all without them")
    .option("--out <file>", "write this file instead of printing")
    .option("--as <form>", "results as xapi statements")
    .option("--learner <name>", "with xapi: who has answered")
    .option("--iri <address>", "with xapi: the web address that names of activities begin with")
    .action(
      act<{ out?: string; as?: string; learner?: string; iri?: string }>(
        async (options, [what = "", ...lessons], world) => {
          const { exportData } = await import("./commands/export.ts");
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

  program
    .command("import")
    .description("bring in progress from another machine; both count from then on")
    .argument("<file>", "made by export progress; - for standard input")
    .option("--yes", "don't ask")
    .action(
      act<{ yes?: boolean }>(async (options, [file = ""], world) => {
        const { importData } = await import("./commands/import.ts");
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

  program
    .command("completion")
    .description("print a script that lets your shell complete commands, flags and lessons")
    .addArgument(
      new Argument("<shell>", "the shell that is to run it").choices([
        "bash",
        "zsh",
        "fish",
        "powershell",
      ]),
    )
    .action(
      act(async (_options, [shell = ""], world) => {
        const { completion } = await import("./commands/completion.ts");
        return completion(shell, world);
      }),
    )
    .addHelpText(
      "after",
      `${examples(
        [`eval "$(whichside completion bash)"`, "~/.bashrc"],
        [`eval "$(whichside completion zsh)"`, "~/.zshrc"],
        ["whichside completion fish | source", "config.fish"],
        ["whichside completion powershell | Out-String | Invoke-Expression", "$PROFILE"],
      )}
Put the line into the file behind it; in zsh, below compinit.
It works for an installed whichside (npm install -g whichside), not for npx.
`,
    );

  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .allowUnknownOption()
    .action(async (words: readonly string[]) => {
      const { complete, courseIn } = await import("./commands/completion.ts");
      const { declared } = await import("./declared.ts");
      const course = courseIn(words);
      await run(course === undefined ? {} : { course }, (world) =>
        complete(declared(program), words, world),
      );
    });

  return program;
}
