/** Arguments in, exit code out. */

import { keepCompiledCode } from "./shell/compiled-code.ts";
import { guardTerminal } from "./shell/lost-terminal.ts";
import { guardOutput } from "./shell/output.ts";
import { version, versionFlags } from "./version.ts";

export async function main(argv: readonly string[]): Promise<number> {
  guardOutput(process);
  const ended = guardTerminal();
  process.on("exit", (code) => {
    process.exitCode = ended(code);
  });
  const [only = "", ...more] = argv;
  if (more.length === 0 && versionFlags.split(", ").includes(only)) {
    // What commander would say, without the wait for it.
    process.stdout.write(`${version}\n`);
    return 0;
  }
  keepCompiledCode(process.env);
  return (await import("./command-line.ts")).runCommandLine(argv);
}
