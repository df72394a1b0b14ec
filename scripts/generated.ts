/** The documents that are made from what the program declares, and the README's excerpts. */

import { readFileSync } from "node:fs";
import { commandsPage } from "./commands-page.ts";
import { programHelp } from "./help.ts";
import { manualPage } from "./manual-page.ts";
import { readmeWithExcerpts } from "./readme-excerpts.ts";

export interface Generated {
  /** From the project's folder. */
  readonly path: string;
  readonly text: string;
}

export async function generatedDocs(): Promise<Generated[]> {
  const help = await programHelp();
  return [
    { path: "README.md", text: readmeWithExcerpts(readFileSync("README.md", "utf8")) },
    { path: "docs/commands.md", text: commandsPage(help) },
    { path: "man/whichside.1", text: manualPage(help) },
  ];
}
