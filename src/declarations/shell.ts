/** How completion stands on the command line: `completion`, and `complete`, which the shells call. */

import { Argument, type Command } from "commander";
import { type Declaring, examples } from "./declaring.ts";

export function declareCompletion(command: Command, { act }: Declaring): void {
  command
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
        const { completion } = await import("../commands/completion.ts");
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
}

export function declareComplete(command: Command, { program, run }: Declaring): void {
  command
    .argument("[words...]")
    .allowUnknownOption()
    .action(async (words: readonly string[]) => {
      const { complete, courseIn } = await import("../commands/completion.ts");
      const { declared } = await import("../declared.ts");
      const course = courseIn(words);
      await run(course === undefined ? {} : { course }, (world) =>
        complete(declared(program), words, world),
      );
    });
}
