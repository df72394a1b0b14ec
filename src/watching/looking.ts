/** Shows a recording that is complete: its diagram or its list, what it proves, and hops that are opened. */

import { type Line, line, span, wrapLine } from "mermaid-text/text";
import { TutorError } from "../core/error.ts";
import { detailView } from "../core/recording/detail.ts";
import { type Finding, findingsOf } from "../core/recording/findings.ts";
import { growingDiagram } from "../core/recording/growing.ts";
import type { Hop } from "../core/recording/hop.ts";
import { hopLines, listView } from "../core/recording/list.ts";
import { partiesOf } from "../core/recording/party.ts";
import { counted } from "../core/text/counted.ts";
import { styles } from "../core/view/style.ts";
import type { Look } from "../core/view/view.ts";
import { lessonMetas, openCourse } from "../session/course.ts";
import type { World } from "../shell/world.ts";

/** More hops than this are a list: nobody follows so many arrows. */
const mostDrawn = 60;

export function recordingView(hops: readonly Hop[], look: Look): readonly Line[] {
  if (hops.length > mostDrawn) return listView(hops, look);
  const growing = growingDiagram(look, partiesOf(hops));
  return hops.flatMap((hop) => {
    const { head, rows } = growing.add(hop);
    return [...head, ...rows];
  });
}

/** What the recording proves, each with the lesson of this course that explains it. */
export async function findingsView(hops: readonly Hop[], world: World): Promise<readonly Line[]> {
  const findings = findingsOf(hops);
  const look = world.look();
  const requests = hops.filter(({ kind }) => kind === "request").length;
  const queries = hops.filter(({ kind }) => kind === "query").length;
  const asked = [counted(requests, "request"), ...(queries > 0 ? [said(queries)] : [])].join(", ");
  const head = line(span(`${asked}, ${counted(hops.length, "hop")} in all.`, styles.strong));
  if (findings.length === 0) return [head];
  const lessons = await lessonNames(world);
  return [head, ...findings.flatMap((each) => findingLines(each, lessons, look))];
}

function said(queries: number): string {
  return queries === 1 ? "1 query" : `${queries} queries`;
}

function findingLines(finding: Finding, lessons: ReadonlySet<string>, look: Look): Line[] {
  const lesson = finding.lessons.find((name) => lessons.has(name));
  const [first] = finding.hops;
  const where =
    first === undefined ? "" : ` (hop ${first}${finding.hops.length > 1 ? " and more" : ""})`;
  const see = lesson === undefined ? [] : [span(` See: whichside ${lesson}`, styles.dim)];
  const bullet = look.plain ? "" : "- ";
  return wrapLine([...line(`${bullet}${finding.text}${where}`), ...see], look.text, bullet.length);
}

/** A recording is worth reading without a course as well. */
async function lessonNames(world: World): Promise<ReadonlySet<string>> {
  try {
    const { library, course } = await openCourse(world);
    return new Set(lessonMetas(library, course).map(({ name }) => name));
  } catch (error) {
    if (error instanceof TutorError) return new Set();
    throw error;
  }
}

export function openedHop(hops: readonly Hop[], id: number, look: Look): readonly Line[] {
  const hop = hops.find((each) => each.id === id);
  if (hop === undefined) {
    throw new TutorError("watch.no-such-hop", `There is no hop ${id}.`, {
      hint: hops.length === 0 ? "Nothing was recorded." : `They go from 1 to ${hops.length}.`,
      exitCode: 2,
    });
  }
  return detailView(hop, look, { whole: true });
}

/** Hops to open, one after the other, until somebody has seen enough. */
export async function openHops(hops: readonly Hop[], world: World): Promise<void> {
  if (!world.terminal.interactive || hops.length === 0) return;
  const asker = await world.asker();
  let start = 0;
  for (;;) {
    const look = world.look();
    const narrow = { ...look, width: look.width - 2, plain: false };
    await world.show([[], line(span("Pick a hop to open it.", styles.dim))]);
    const items = hops.map((hop) => ({
      line: hopLines(hop, narrow)[0] ?? [],
      names: [`${hop.id}`, hop.summary],
      pickable: true,
    }));
    const reply = await asker.menu({ look, items, start });
    if (reply.kind === "quit") return;
    const found =
      reply.kind === "item"
        ? reply.index
        : hops.findIndex(({ id }) => `${id}` === reply.text.trim());
    const hop = hops[found];
    if (hop === undefined) return;
    start = found;
    await world.show([[], ...detailView(hop, look)]);
  }
}
