/** How learning and being asked stand on the command line: `learn`, `quiz`, `review`, `drill`. */

import { type Command, Option } from "commander";
import { type QuestionKind, questionKinds } from "../core/quiz/question.ts";
import { type Declaring, examples, wholeNumber } from "./declaring.ts";

export function declareLearn(command: Command, { act }: Declaring): void {
  command
    .description("read a lesson, its questions on the way, its quiz at the end")
    .argument("<lesson...>", "name, number, or a part of the name")
    .option("--again", "start from the beginning instead of where you stopped")
    .action(
      act<{ again?: boolean }>(async (options, words, world) => {
        const { learn } = await import("../commands/learn.ts");
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
}

export function declareQuiz(command: Command, { act }: Declaring): void {
  command
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
    .option("--objective <objective>", "only what tests this, as lesson/objective or by its name")
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
        objective?: string;
        testOut?: boolean;
        answers?: string;
        json?: boolean;
      }>(async (options, lessons, world) => {
        const { quiz } = await import("../commands/quiz.ts");
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
        ["whichside quiz --objective login-flow/sides", "what tests one objective"],
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
}

export function declareReview(command: Command, { act }: Declaring): void {
  command
    .description("what is due today, brought back before it is forgotten")
    .option("--ahead", "practise what comes next, without moving a date")
    .addOption(
      new Option("--count <number>", "at most so many questions").argParser(wholeNumber(1, 1000)),
    )
    .option("--json", "list what is due, and what comes next, as one JSON document")
    .action(
      act<{ ahead?: boolean; count?: number; json?: boolean }>(async (options, _names, world) => {
        const { review } = await import("../commands/review.ts");
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
}

export function declareDrill(command: Command, { act }: Declaring): void {
  command
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
        const { drill } = await import("../commands/drill.ts");
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
}
