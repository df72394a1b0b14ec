/** One action of the lab on the screen: what is done, its hops, the real bytes, what the page says. */

import { line, span, wrapLine } from "mermaid-text/text";
import type { LabAction } from "../../core/lab/action.ts";
import { exchangeLines, labelled, rowLines, sourceLines } from "../../core/lab/exchange.ts";
import { memberName, sayAction } from "../../core/lab/said-action.ts";
import type { Hop, Party } from "../../core/recording/hop.ts";
import { styles } from "../../core/view/style.ts";
import { isBlank, type View } from "../../core/view/view.ts";
import { backend, database } from "../../lab/club.ts";
import type { Done, LabStage } from "../../lab/stage.ts";
import type { World } from "../../shell/world.ts";
import type { HopScreen } from "./hops.ts";

/** A stage with the screen that its hops are drawn on. */
export interface OpenLab {
  readonly world: World;
  readonly stage: LabStage;
  readonly screen: HopScreen;
}

/** More requests than this in one go are a matter for the list of hops. */
const mostShown = 2;

export async function showAct(lab: OpenLab, action: LabAction): Promise<Done> {
  const { world, stage, screen } = lab;
  const look = world.look();
  const said = sayAction(action, stage.member());
  await world.show([...wrapLine(line(span(said, styles.strong)), look.text), ...gap(look.plain)]);
  const before = screen.hops().length;
  screen.begin(partiesOf(lab, action));
  const done = await stage.perform(action);
  const drew = await screen.drawn();
  const hops = screen.hops().slice(before);
  const below = [...exchanges(hops, world), ...shown(done, world)];
  await world.show([
    ...(drew && below.length > 0 ? gap(look.plain) : []),
    ...below,
    ...(drew || below.length > 0 ? gap(look.plain) : []),
  ]);
  return done;
}

function gap(plain: boolean): View {
  return plain ? [] : [[]];
}

/** Those that are sure to come have their columns from the start. */
function partiesOf({ stage }: OpenLab, action: LabAction): Party[] {
  const names = action.kind === "together" ? ["Nadia", "Ben"] : [memberName(stage.member())];
  return [...names.map((name): Party => ({ kind: "browser", name })), backend, database];
}

/** What browsers sent, and what came back, when it isn't too much to look at. */
function exchanges(hops: readonly Hop[], world: World): View {
  const requests = hops.filter((hop) => hop.kind === "request" && hop.from.kind !== "backend");
  if (requests.length > mostShown) return [];
  return requests.flatMap((request) => {
    const response = hops.find(
      (hop) =>
        hop.kind === "response" &&
        hop.path === pathOf(request) &&
        hop.id > request.id &&
        hop.to.kind === request.from.kind &&
        sameParty(hop.to, request.from),
    );
    return exchangeLines(request, response, world.look());
  });
}

function pathOf(hop: Hop): string {
  return hop.kind === "request" ? hop.path : "";
}

function sameParty(one: Party, other: Party): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function shown({ says, lines, table, file }: Done, world: World): View {
  const look = world.look();
  return [
    ...(says === "" ? [] : labelled("the page", [`"${says}"`], look)),
    ...(lines.length === 0 ? [] : labelled(says === "" ? "shown" : "", lines, look)),
    ...(table === undefined ? [] : rowLines(table.rows, look)),
    ...(file === undefined ? [] : sourceLines(file.text, look)),
  ].filter((each, index, all) => !(isBlank(each) && isBlank(all[index - 1])));
}
