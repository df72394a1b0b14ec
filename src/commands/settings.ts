/** `settings`: what is wanted of the program each time, shown, and changed one by one. */

import { cells, line, padEnd, span, wrapLine } from "mermaid-text/text";
import { defineCommand } from "../command.ts";
import { TutorError } from "../core/error.ts";
import { settingMeaning, settingNames, unsetWord, withSetting } from "../core/settings.ts";
import { styles } from "../core/view/style.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "what you want each time: plain mode, colours, width",
  arguments: [
    { text: "[name]", description: "plain, theme or width; all of them without it" },
    { text: "[value]", description: `what it is to be; ${unsetWord} takes it back` },
  ],
  examples: [
    ["whichside settings", "what is set, and in which file"],
    ["whichside settings theme light", "colours for a light background, each time"],
    ["whichside settings plain true", "sentences instead of drawings, each time"],
    [`whichside settings width ${unsetWord}`, "as wide as the terminal again"],
  ],
  notes: `
Flags and the environment go first: --theme and WHICHSIDE_THEME, --plain and ACCESSIBLE
(ACCESSIBLE=0 turns plain mode off), --width.
`,
  run: (_options, [name, value], world) => settings(name, value, world),
});

export async function settings(
  name: string | undefined,
  value: string | undefined,
  world: World,
): Promise<number> {
  const { path, read, save } = world.settings;
  if (path === undefined) {
    throw new TutorError("settings.no-home", "There is no home folder to keep settings in.", {
      hint: "Set WHICHSIDE_HOME to a folder that you can write to.",
    });
  }
  const { held } = read();
  if (held === undefined && value !== undefined) {
    throw new TutorError("settings.broken", `${path} holds something else than settings.`, {
      hint: "Nothing was written over it. Mend it, or move it away, and set it again.",
    });
  }
  if (name !== undefined && value !== undefined) save(withSetting(held ?? {}, name, value));
  // A name alone may be misspelt: it is looked up as if it was to be set.
  else if (name !== undefined) withSetting({}, name, unsetWord);
  const found = read().settings;
  const look = world.look();
  const names = settingNames.filter((each) => name === undefined || each === name);
  const widest = Math.max(...names.map((each) => cells(each)));
  const rows = names.map((each) => ({ each, now: String(found[each] ?? unsetWord) }));
  const most = Math.max(...rows.map(({ now }) => now.length));
  await world.show([
    ...rows.flatMap(({ each, now }) => {
      if (look.plain) {
        return wrapLine(line(`${each} is ${now}. It means: ${settingMeaning(each)}.`), look.text);
      }
      const head = [span(padEnd(each, widest), styles.active), span(`  ${padEnd(now, most)}  `)];
      const indent = look.text < 50 ? 4 : widest + most + 4;
      return wrapLine([...head, span(settingMeaning(each), styles.dim)], look.text, indent);
    }),
    [],
    ...wrapLine(line(span(`They are kept in ${path}.`, styles.dim)), look.text),
  ]);
  return 0;
}
