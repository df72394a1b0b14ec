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
import type { Watched } from "../watching/live.ts";
import { findingsView, openedHop, openHops, recordingView } from "../watching/looking.ts";
import type { SourceEvents } from "../watching/source.ts";
import { targetOf } from "../watching/target.ts";
import { formFor, type WrittenForm, writtenForms, writtenLines } from "../watching/written.ts";

export const command = defineCommand({
  description: "see what your own app does between a click and its page",
  arguments: [
    {
      text: "<what...>",
      description: "an address, a browser's recording (.har), or -- and the command of your app",
    },
  ],
  options: {
    hop: wholeNumber("<number>", [1, 1_000_000], "open this hop: headers, body, rows"),
    out: text("<file>", "write the recording: .md, .mmd (Mermaid), .jsonl"),
    as: oneOf("<form>", writtenForms, "with --out: the form, whatever the file is called"),
    json: flag("print a hop a line as JSON"),
    showSecrets: flag("show passwords, tokens and cookies instead of dots"),
    yes: flag("with --show-secrets: don't ask"),
    port: wholeNumber("<number>", [1, 65_535], "with an address: listen on this port"),
    remote: flag("with an address: it may be on another machine"),
  },
  examples: [
    ["whichside watch -- npm run dev", "a Node app, with its queries and its own calls"],
    ["whichside watch http://localhost:3000", "any app: open the address that is shown"],
    ["whichside watch visit.har", "a recording that a browser saved"],
    ["whichside watch visit.har --hop 3", "its third hop with all that it carried"],
    ["whichside watch visit.har --out visit.md", "as a page with a diagram"],
  ],
  run: ({ hop, out, as, port, ...options }, words, world) =>
    watch(
      {
        ...options,
        ...(hop === undefined ? {} : { hop }),
        ...(out === undefined ? {} : { out }),
        ...(as === undefined ? {} : { as }),
        ...(port === undefined ? {} : { port }),
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
  readonly remote: boolean;
  /** Where the proxy listens; any free port without it. */
  readonly port?: number;
}

export async function watch(options: WatchOptions, world: World): Promise<number> {
  const target = targetOf(options.words, { remote: options.remote });
  if (options.showSecrets) await confirmSecrets(options.yes, world);
  const secrets = options.showSecrets ? "show" : "mask";
  if (target.kind === "har") {
    const { hops, stopped } = await readVisit(target.path, secrets, world);
    await show(hops, target.path, { ...options, stopped }, world);
    return stopped ? 130 : 0;
  }
  const { watchLive } = await import("../watching/live.ts");
  const live = { json: options.json, secrets } as const;
  if (target.kind === "address") {
    const { watchAddress } = await import("../watching/proxy.ts");
    const begin = (events: SourceEvents) => watchAddress(target.url, options.port, events);
    const watched = await watchLive(begin, live, world);
    return watched.code || showEnd(watched, target.url.href, options, world);
  }
  const { watchApp } = await import("../watching/app.ts");
  const begin = (events: SourceEvents) => watchApp(target.words, events);
  const watched = await watchLive(begin, live, world);
  await showEnd(watched, target.words.join(" "), options, world);
  return watched.code;
}

/** All hops of a browser's recording. */
async function readVisit(
  path: string,
  secrets: "mask" | "show",
  world: World,
): Promise<{ readonly hops: readonly Hop[]; readonly stopped: boolean }> {
  const { seen, leftOut, stopped } = await readHarFile(path);
  const recorder = createRecorder({ secrets });
  for (const each of seen) recorder.add(each);
  const { hops } = recorder.recording();
  if (leftOut > 0) {
    const message = `The recording has ${leftOut} more requests than are read.`;
    await world.warn([...noticeView(message, undefined, world.look()), []]);
  }
  if (stopped) {
    const message = "Stopped before the end of the file. These are the requests up to there.";
    await world.warn([...noticeView(message, undefined, world.look()), []]);
  }
  if (hops.length > 0 || stopped) return { hops, stopped };
  throw new TutorError("watch.empty", `There is no request in ${path}.`, {
    hint: "Record a visit: open the browser's tools, network tab, then load the page.",
  });
}

/** What was shown while it happened is not shown again. */
async function showEnd(
  { hops, missing }: Watched,
  title: string,
  options: WatchOptions,
  world: World,
): Promise<number> {
  if (options.out !== undefined) await write(hops, title, options.out, options.as, world);
  for (const message of missing) {
    await world.warn(noticeView(message, undefined, world.look()));
  }
  if (options.json || hops.length === 0) return 0;
  await world.show([[], ...(await findingsView(hops, world))]);
  await openHops(hops, world);
  return 0;
}

async function show(
  hops: readonly Hop[],
  title: string,
  options: WatchOptions & { readonly stopped: boolean },
  world: World,
): Promise<void> {
  if (options.out !== undefined) await write(hops, title, options.out, options.as, world);
  if (options.json) {
    await world.printLines(hops.map(hopJson));
  } else if (options.hop !== undefined) {
    await world.show(openedHop(hops, options.hop, world.look()));
  } else if (options.out === undefined) {
    const look = world.look();
    await world.show([...recordingView(hops, look), [], ...(await findingsView(hops, world))]);
    if (!options.stopped) await openHops(hops, world);
  }
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
