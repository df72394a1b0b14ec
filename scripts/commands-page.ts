/** docs/commands.md: the program's own help, as a page. */

import type { ProgramHelp } from "./help.ts";

export function commandsPage({ declared, commands }: ProgramHelp): string {
  const rows = declared.commands.map(
    ({ name, description }) => `| [\`${name}\`](#${name}) | ${description} |`,
  );
  const sections = commands.map(({ name, text }) => `## ${name}\n\n\`\`\`text\n${text}\n\`\`\`\n`);
  return `<!-- Made by npm run docs from what the program says of itself. -->

# Commands

Without a command, \`whichside\` opens the course where you left it; with a lesson's name, its
number or a part of its name, it opens that lesson. All of this is what \`whichside --help\` and
\`whichside help <command>\` print.

| command | does |
| --- | --- |
${rows.join("\n")}

${sections.join("\n")}`;
}
