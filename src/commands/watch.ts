/** `watch`: what goes between browser, backend and database, of an app of one's own or a browser's recording. */

import { line, span, wrapLine } from "mermaid-text/text";
import { defineCommand, flag, oneOf, text, wholeNumber } from "../command.ts";
import { TutorError } from "../core/error.ts";
import type { Hop } from "../core/recording/hop.ts";
import { hopJson } from "../core/recording/json.ts";
import { createRecorder } from "../core/recording/recorder.ts";
import { noticeView } from "../core/view/error.ts";
import { styles } from "../core/view/style.ts";
import type { World } from "../shell/world.ts";
import { readHarFile } from "../watching/har-file.ts";
import { findingsView, openedHop, openHops, recordingView } from "../watching/looking.ts";
import { targetOf } from "../watching/target.ts";
import { formFor, type WrittenForm, writtenForms, writtenLines } from "../watching/written.ts";

export const command = defineCommand({
  description: "see what your own app does between a click and its page",
  arguments: [{ text: "<file.har>", description: "a browser's recording; - is standard input" }],
  options: {
    hop: wholeNumber("<number>", [1, 1_000_000], "open this hop: headers, body, rows"),
    out: text("<file>", "write the recording: .md, .mmd (Mermaid), .jsonl"),
    as: oneOf("<form>", writtenForms, "with --out: the form, whatever the file is called"),
    json: flag("print a hop a line as JSON"),
    showSecrets: flag("show passwords, tokens and cookies instead of dots"),
    yes: flag("with --show-secrets: don't ask"),
  },
  examples: [
    ["whichside watch visit.har", "a recording that a browser saved"],
    ["whichside watch visit.har --hop 3", "its third hop with all that it carried"],
    ["whichside watch visit.har --out visit.md", "as a page with a diagram"],
  ],
  run: ({ hop, out, as, ...options }, words, world) =>
    watch(
      {
        ...options,
        ...(hop === undefined ? {} : { hop }),
        ...(out === undefined ? {} : { out }),
        ...(as === undefined ? {} : { as }),
        words,
      },
      world,
    ),
});

export interface WatchOptions {
  readonly words: readonly string[];
  readonly hop?: number;
  readonly out?: string;
  readonly as?: WrittenForm;
  readonly json: boolean;
  readonly showSecrets: boolean;
  readonly yes: boolean;
}

export async function watch(options: WatchOptions, world: World): Promise<number> {
  const target = targetOf(options.words, { remote: false });
  if (options.showSecrets) await confirmSecrets(options.yes, world);
  const secrets = options.showSecrets ? "show" : "mask";
  if (target.kind !== "har") {
    throw new TutorError("watch.nothing", "That is no recording of a browser.", {
      hint: "Give a file that ends in .har.",
      exitCode: 2,
    });
  }
  const { seen, leftOut } = await readHarFile(target.path);
  const recorder = createRecorder({ secrets });
  for (const each of seen) recorder.add(each);
  const { hops } = recorder.recording();
  if (leftOut > 0) {
    const message = `The recording has ${leftOut} more requests than are read.`;
    await world.warn([...noticeView(message, undefined, world.look()), []]);
  }
  if (hops.length === 0) {
    throw new TutorError("watch.empty", `There is no request in ${target.path}.`, {
      hint: "Record a visit: open the browser's tools, network tab, then load the page.",
    });
  }
  return show(hops, target.path, options, world);
}

async function show(
  hops: readonly Hop[],
  title: string,
  options: WatchOptions,
  world: World,
): Promise<number> {
  if (options.out !== undefined) await write(hops, title, options.out, options.as, world);
  if (options.json) {
    await world.printLines(hops.map(hopJson));
  } else if (options.hop !== undefined) {
    await world.show(openedHop(hops, options.hop, world.look()));
  } else if (options.out === undefined) {
    const look = world.look();
    await world.show([...recordingView(hops, look), [], ...(await findingsView(hops, world))]);
    await openHops(hops, world);
  }
  return 0;
}

async function write(
  hops: readonly Hop[],
  title: string,
  path: string,
  as: WrittenForm | undefined,
  world: World,
): Promise<void> {
  const { saveLines } = await import("../shell/save.ts");
  saveLines(path, writtenLines(hops, formFor(path, as), title));
  await world.warn(wrapLine(line(`${hops.length} hops in ${path}`), world.look().text));
}

/** Said and asked each time, since a screen may be seen by others, and be recorded. */
async function confirmSecrets(yes: boolean, world: World): Promise<void> {
  if (yes) return;
  const message =
    "This shows passwords, tokens, cookies and addresses as they are, on the screen and in what --out writes.";
  if (!world.terminal.interactive) {
    throw new TutorError("watch.not-confirmed", message, {
      hint: "Add --yes if you mean it.",
      exitCode: 2,
    });
  }
  const look = world.look();
  await world.show(wrapLine(line(span(message, styles.warning)), look.text));
  const asker = await world.asker();
  if (await asker.confirm({ look, message: "Show them?" })) return;
  throw new TutorError("watch.not-confirmed", "Nothing was shown.", {
    hint: "Without --show-secrets they are dots.",
    exitCode: 2,
  });
}
