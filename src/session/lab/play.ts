/**
 * The free part of the lab, between two steps or for as long as one likes: open a hop, change a
 * request and send it, look at tables and files, be somebody else, do anything the lab knows.
 */

import { line, span, wrapLine } from "mermaid-text/text";
import { members, readAction, tableNames, words } from "../../core/lab/action.ts";
import { memberName } from "../../core/lab/said-action.ts";
import { detailView } from "../../core/recording/detail.ts";
import type { Hop } from "../../core/recording/hop.ts";
import { hopLines } from "../../core/recording/list.ts";
import { errorView } from "../../core/view/error.ts";
import { styles } from "../../core/view/style.ts";
import type { Look } from "../../core/view/view.ts";
import { clubFiles } from "../../lab/club-files.ts";
import { keyless } from "../../shell/prompts/asker.ts";
import { textPrompt } from "../../shell/prompts/text.ts";
import { type OpenLab, showAct } from "./act.ts";

/** Until Enter or `q`; hops from a real browser are drawn as they come. */
export async function playUntil(lab: OpenLab, on: string): Promise<"on" | "quit"> {
  for (;;) {
    const pressed = await waitForKey(lab, on);
    switch (pressed) {
      case "enter":
        return "on";
      case "q":
        return "quit";
      case "o":
        await openHops(lab);
        break;
      case "e":
        await editAndSend(lab);
        break;
      case "t":
        await pickAnd(lab, tableNames, (name) => showAct(lab, { kind: "table", name }));
        break;
      case "u":
        await pickAnd(lab, members.map(memberName), async (name) => {
          const member = members.find((each) => memberName(each) === name);
          if (member !== undefined) await showAct(lab, { kind: "as", member });
        });
        break;
      case "v":
        await pickAnd(lab, clubFiles, (file) => showAct(lab, { kind: "source", file }));
        break;
      case "d":
        await doTyped(lab);
        break;
      case "w":
        await showAddress(lab);
        break;
    }
  }
}

/** A key, with what a real browser does meanwhile drawn above it. */
async function waitForKey({ world, stage, screen }: OpenLab, on: string): Promise<string> {
  const asker = await world.asker();
  for (;;) {
    const stop = new AbortController();
    let idle = false;
    screen.begin([]);
    screen.onHop(() => stop.abort());
    stage.idle?.then(() => {
      idle = true;
      stop.abort();
    });
    const pressed = await asker.key({
      look: world.look(),
      keys: [
        { key: "enter", name: "Enter", does: on },
        { key: "o", name: "o", does: "open a hop", word: "open" },
        { key: "e", name: "e", does: "edit and send", word: "edit" },
        { key: "d", name: "d", does: "do something", word: "do" },
        { key: "t", name: "t", does: "tables", word: "tables" },
        { key: "u", name: "u", does: "other user", word: "user" },
        { key: "v", name: "v", does: "source", word: "source" },
        { key: "w", name: "w", does: "in a web browser", word: "browser" },
        { key: "q", name: "q", does: "quit" },
      ],
      signal: stop.signal,
    });
    screen.onHop(undefined);
    if (idle) return "q";
    if (pressed !== keyless) return pressed;
    await screen.drawn();
  }
}

const mostHops = 40;

async function openHops(lab: OpenLab): Promise<void> {
  const { world, screen } = lab;
  let start: number | undefined;
  for (;;) {
    const hops = screen.hops().slice(-mostHops);
    const index = await pick(
      lab,
      hops.map((hop) => menuLine(hop, world.look())),
      start ?? hops.length - 1,
    );
    const hop = index === undefined ? undefined : hops[index];
    if (hop === undefined) return;
    start = index;
    await world.show([...detailView(hop, world.look()), []]);
  }
}

function menuLine(hop: Hop, look: Look) {
  const [first = []] = hopLines(hop, { ...look, width: look.width - 2, plain: false });
  return first;
}

/** Index of what was picked; undefined when nothing was. */
async function pick(
  { world }: OpenLab,
  lines: readonly ReturnType<typeof line>[],
  start: number,
): Promise<number | undefined> {
  if (lines.length === 0) {
    await world.show([line("There is nothing yet."), []]);
    return undefined;
  }
  const asker = await world.asker();
  const reply = await asker.menu({
    look: world.look(),
    items: lines.map((each, index) => ({
      line: each,
      names: [
        String(index + 1),
        each
          .map(({ text }) => text)
          .join("")
          .trim(),
      ],
      pickable: true,
    })),
    start: Math.max(0, start),
  });
  return reply.kind === "item" ? reply.index : undefined;
}

async function pickAnd<T extends string>(
  lab: OpenLab,
  names: readonly T[],
  work: (name: T) => Promise<unknown>,
): Promise<void> {
  const index = await pick(
    lab,
    names.map((name) => line(name)),
    0,
  );
  const name = index === undefined ? undefined : names[index];
  if (name !== undefined) await work(name);
}

async function editAndSend(lab: OpenLab): Promise<void> {
  const { world, screen } = lab;
  const look = world.look();
  const requests = screen
    .hops()
    .filter((hop) => hop.kind === "request" && hop.from.kind === "browser")
    .slice(-mostHops);
  const index = await pick(
    lab,
    requests.map((hop) => menuLine(hop, look)),
    requests.length - 1,
  );
  const hop = index === undefined ? undefined : requests[index];
  if (hop?.kind !== "request") return;
  const start = `${hop.method} ${hop.path} ${hop.detail.body?.text ?? ""}`.trim();
  const said = "Change what you like; Enter sends it, with the cookies of this browser.";
  await world.show([
    ...wrapLine(line(span(said, styles.dim)), look.text),
    ...(look.plain ? wrapLine(line(start), look.text) : []),
  ]);
  await doLine(lab, start, (typed) => `send ${typed}`);
}

async function doTyped(lab: OpenLab): Promise<void> {
  const { world } = lab;
  const look = world.look();
  const forms = Object.values(words).map(({ form, does }) => `${form}: ${does}`);
  await world.show(forms.flatMap((each) => wrapLine(line(each), look.text, 2)));
  await world.show([[]]);
  await doLine(lab, "", (typed) => typed);
}

async function doLine(
  lab: OpenLab,
  start: string,
  meant: (typed: string) => string,
): Promise<void> {
  const { world } = lab;
  const asker = await world.asker();
  const reply = await asker.ask(
    textPrompt({
      look: world.look(),
      keys: [{ key: "back" }],
      long: false,
      ...(start === "" ? {} : { start }),
    }),
  );
  if (reply.kind !== "answer") return;
  const result = readAction(meant(reply.value));
  if (result.kind === "mistake") {
    await world.show([...errorView(result.message, result.hint, world.look()), []]);
    return;
  }
  await showAct(lab, result.action);
}

async function showAddress({ world, stage }: OpenLab): Promise<void> {
  const look = world.look();
  const address = stage.address() ?? "";
  const { port } = new URL(address || "http://127.0.0.1");
  const lines = [
    `Open ${address}`,
    "It works once, in a browser on this computer; b gives another. What you do there is drawn here.",
    `Over SSH, forward the port first: ssh -L ${port}:127.0.0.1:${port} <host>`,
  ];
  await world.show([...lines.flatMap((each) => wrapLine(line(each), look.width)), []]);
}
