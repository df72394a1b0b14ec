/** The documents that are made from what program.ts declares. */

import { commandsPage } from "./commands-page.ts";
import { programHelp } from "./help.ts";
import { manualPage } from "./manual-page.ts";

export interface Generated {
  /** From the project's folder. */
  readonly path: string;
  readonly text: string;
}

export function generatedDocs(): Generated[] {
  const help = programHelp();
  return [
    { path: "docs/commands.md", text: commandsPage(help) },
    { path: "man/whichside.1", text: manualPage(help) },
  ];
}
