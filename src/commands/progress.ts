/** `progress`: whether the file of progress is whole, which copies are kept, and one of them back. */

import { dirname, join } from "node:path";
import { safeJson } from "mermaid-text/text";
import { defineCommand, flag, text } from "../command.ts";
import { TutorError } from "../core/error.ts";
import type { CopyName } from "../core/progress/copies.ts";
import { counted } from "../core/text/counted.ts";
import { bringIn } from "../session/bring-in.ts";
import { say } from "../session/say.ts";
import { openSession } from "../session/session.ts";
import { realFiles } from "../shell/files.ts";
import { fileStamp } from "../shell/log-copies.ts";
import {
  type CopyHealth,
  type DamagedLine,
  inspectLog,
  type LogHealth,
} from "../shell/log-health.ts";
import { openForeignLog } from "../shell/log-import.ts";
import { putBack } from "../shell/log-put-back.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "whether the file of your progress is whole, and its kept copies",
  options: {
    restore: flag("bring back from a copy what the file has lost"),
    copy: text("<name>", "with --restore: this copy, not the one that has most of it"),
    yes: flag("don't ask"),
    json: flag("print one JSON document"),
  },
  examples: [
    ["whichside progress", "what is damaged, and which copy has it whole"],
    ["whichside progress --restore", "bring it back; what is there stays"],
    ["whichside reset --undo", "takes that back"],
  ],
  run: (options, _names, world) => checkProgress(options, world),
});

export interface ProgressOptions {
  readonly restore: boolean;
  readonly copy?: string;
  readonly yes: boolean;
  readonly json: boolean;
}

/** 0 when all is whole, or was brought back; 1 when something is damaged or lost. */
export async function checkProgress(options: ProgressOptions, world: World): Promise<number> {
  const health = inspectLog(realFiles, placeOf(world));
  if (options.restore) return restore(health, options, world);
  if (options.json) world.print(safeJson(healthDocument(health), 2));
  else await say(world, healthTexts(health));
  return isFine(health) ? 0 : 1;
}

function isFine({ state, copies }: LogHealth): boolean {
  if (state === "missing") return copies.length === 0;
  return state === "whole" && copies.every(({ lost }) => lost.length === 0);
}

async function restore(health: LogHealth, options: ProgressOptions, world: World): Promise<number> {
  const { state, path, copies } = health;
  const copy = options.copy === undefined ? fullest(copies) : named(options.copy, copies, path);
  if (copy === undefined) {
    const none = copies.length === 0 ? "No copy is kept." : "No copy holds anything that is lost.";
    await say(world, [`There is nothing to bring back. ${none}`]);
    return isFine(health) ? 0 : 1;
  }
  if (copy.problem !== undefined) {
    throw new TutorError("progress.unreadable", copy.problem, {
      hint: "Nothing was changed. Which copies are kept, and what they hold: whichside progress",
    });
  }
  if (copy.lost.length === 0) {
    await say(world, [`Nothing is lost of what ${copy.name} holds.`]);
    return 0;
  }
  if (state === "missing" || state === "unreadable") return replace(health, copy, options, world);
  const log = await openForeignLog(join(dirname(path), copy.name), world);
  return bringIn(await openSession(world), {
    name: copy.name,
    copy: copy.name,
    events: () => log.eventsAt(copy.lost),
    count: copy.lost.length,
    unusable: copy.damaged,
    mends: copy.mends,
    yes: options.yes,
  });
}

/** Throws when there is no place for progress. */
function placeOf(world: World): string {
  const { path } = world.log();
  if (path === "") world.log().scan(() => {});
  return path;
}

/** The copy in the place of a file that is gone or cannot be read. */
async function replace(
  { state, problem, path }: LogHealth,
  copy: CopyHealth,
  { yes }: ProgressOptions,
  world: World,
): Promise<number> {
  await say(world, [
    state === "missing" ? `There is no file of your progress in ${path}.` : (problem ?? ""),
    `The copy of ${momentOf(copy)} holds ${counted(copy.events, "event")}.`,
  ]);
  if (!yes && !(await agrees(world))) {
    await say(world, ["Nothing was changed."]);
    return 0;
  }
  const now = world.now();
  const stamp = fileStamp(now + world.zone(now) * 60_000);
  const aside = putBack(realFiles, path, copy.name, stamp);
  await say(world, [
    `${counted(copy.events, "event")} of the copy are your progress now.`,
    ...(aside === undefined ? [] : [`What was there is kept in ${aside}`]),
  ]);
  return 0;
}

/** The copy that holds most of what is lost, the newest of several; none that holds nothing of it. */
function fullest(copies: readonly CopyHealth[]): CopyHealth | undefined {
  let best: CopyHealth | undefined;
  for (const each of copies) if (each.lost.length > (best?.lost.length ?? 0)) best = each;
  return best;
}

function named(name: string, copies: readonly CopyHealth[], path: string): CopyHealth {
  const found = copies.find(
    (copy) => copy.name === name || join(dirname(path), copy.name) === name,
  );
  if (found !== undefined) return found;
  throw new TutorError("progress.no-copy", `There is no kept copy "${name}".`, {
    hint: "Which copies are kept: whichside progress. A file from elsewhere comes in with: whichside import <file>",
    exitCode: 2,
  });
}

async function agrees(world: World): Promise<boolean> {
  if (!world.terminal.interactive) {
    throw new TutorError("progress.not-confirmed", "Bringing a copy back needs a yes.", {
      hint: "Nothing was changed. If you mean it, add --yes.",
      exitCode: 2,
    });
  }
  return (await world.asker()).confirm({ look: world.look(), message: "Put it in its place?" });
}

function healthTexts(health: LogHealth): string[] {
  const { copies } = health;
  const brings = fullest(copies) !== undefined;
  return [
    ...stateTexts(health),
    "",
    copies.length === 0
      ? "No copy is kept yet: one is made before the first answer of a day, and before a reset or an import."
      : "Copies that are kept, newest first:",
    ...copies.map(copyText),
    ...(brings ? ["", "Bring back what is lost: whichside progress --restore"] : []),
  ];
}

function stateTexts({ state, path, problem, events, newer, ...rest }: LogHealth): string[] {
  if (state === "missing") return [`There is no file of your progress in ${path}.`];
  if (state === "unreadable") return [problem ?? ""];
  const more =
    newer > 0 ? [`${counted(newer, "line")} of a newer whichside: kept, not counted.`] : [];
  const held = counted(events, "event");
  if (state === "whole") return [`Your progress is whole: ${held} in ${path}`, ...more];
  const { damaged, damagedCount } = rest;
  const beyond = damagedCount - damaged.length;
  return [
    `${damagedCount === 1 ? "1 line of your progress is" : `${damagedCount} lines of your progress are`} damaged, ${held} are whole: ${path}`,
    ...damaged.map(damageText),
    ...(beyond > 0 ? [`- and ${counted(beyond, "line")} more`] : []),
    ...more,
  ];
}

function damageText({ line: number, why, wholeIn, damagedIn }: DamagedLine): string {
  const said = `- Line ${number}: ${why}.`;
  if (wholeIn === undefined) return `${said} No copy has it whole.`;
  const since =
    damagedIn === undefined ? "and was damaged since" : `damaged in that of ${momentOf(damagedIn)}`;
  return `${said} It is whole in the copy of ${momentOf(wholeIn)}, ${since}.`;
}

function copyText(copy: CopyHealth): string {
  const { name, problem, events, damaged, lost } = copy;
  const held = [
    counted(events, "event"),
    damaged === 0 ? "whole" : `${counted(damaged, "damaged line")}`,
    ...(lost.length === 0 ? [] : [`${lost.length} of them lost in your progress`]),
  ];
  return `- ${momentOf(copy)}, ${name}: ${problem === undefined ? held.join(", ") : "it cannot be read"}`;
}

function momentOf({ date, time }: CopyName): string {
  return time === undefined ? date : `${date} ${time}`;
}

/** The document of `progress --json`, version 1. */
function healthDocument(health: LogHealth): object {
  const { path, state, problem, events, newer, damaged, damagedCount, copies } = health;
  return {
    schema: "whichside/progress",
    version: 1,
    path,
    state,
    problem: problem ?? null,
    events,
    newer,
    damagedCount,
    damaged: damaged.map(({ line: number, why, wholeIn, damagedIn }) => ({
      line: number,
      why,
      wholeIn: wholeIn?.name ?? null,
      damagedIn: damagedIn?.name ?? null,
    })),
    copies: copies.map((copy) => ({
      name: copy.name,
      date: copy.date,
      time: copy.time ?? null,
      problem: copy.problem ?? null,
      events: copy.events,
      damaged: copy.damaged,
      lost: copy.lost.length,
    })),
  };
}
