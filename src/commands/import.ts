/** `import`: brings progress of another machine in, after showing what it is. */

import { line, wrapLine } from "mermaid-text/text";
import { defineCommand, flag } from "../command.ts";
import { nameIn, noNames, seeName } from "../core/progress/learner-name.ts";
import { emptyHolding, holdEvent, presentIds, sharedPlaces } from "../core/progress/sharing.ts";
import { noticeView } from "../core/view/error.ts";
import { bringIn } from "../session/bring-in.ts";
import { openSession } from "../session/session.ts";
import { openForeignLog } from "../shell/log-import.ts";
import { stoppedAfter } from "../shell/long-work.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "bring in progress from another machine; both count from then on",
  arguments: [{ text: "<file>", description: "made by export progress; - for standard input" }],
  options: { yes: flag("don't ask") },
  examples: [
    ["whichside import mine.jsonl", "shows what is new, then asks"],
    ["whichside reset --undo", "takes it back"],
  ],
  run: (options, [file = ""], world) => importData({ ...options, file }, world),
});

export interface ImportOptions {
  /** A file that `export progress` made, a log itself, or `-` for standard input. */
  readonly file: string;
  /** Without asking. */
  readonly yes: boolean;
}

/**
 * The union of both logs by event id. What comes in is marked with the import that brought
 * it, so that an undo of the import hides just that, and another import brings it back.
 */
export async function importData(options: ImportOptions, world: World): Promise<number> {
  const session = await openSession(world);
  const log = world.log();
  const theirs = await openForeignLog(options.file, world);
  const holding = emptyHolding();
  const theirNames = noNames();
  const steps = theirs.steps((event, place) => {
    holdEvent(holding, event, place);
    seeName(theirNames, event);
  });
  const task = { doing: `Reading ${options.file}`, unit: "MB", of: megabytes(theirs.bytes) };
  const notes = await world.longWork(task, async (work) => {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      const done = megabytes(step.value);
      if (!(await work.goesOn(done))) {
        throw stoppedAfter(done, task.of, task.unit, "Nothing was changed.");
      }
    }
  });
  const ours = emptyHolding();
  const ourNames = noNames();
  log.scan((event) => {
    holdEvent(ours, event, 0);
    seeName(ourNames, event);
  });
  const places = sharedPlaces(holding, presentIds(ours));
  if (places.length === 0) {
    const said = `Nothing is new in ${options.file}: all of it is here already.`;
    await world.show(wrapLine(line(said), world.look().text));
    return 0;
  }
  const [own, other] = [nameIn(ourNames), nameIn(theirNames)];
  const stranger = own !== undefined && other !== own ? other : undefined;
  if (stranger !== undefined) {
    const said = `${options.file} is somebody else's: it carries the name ${stranger}, and yours is ${own}. Both would count as one person.`;
    const hint = "To see several people beside each other: whichside class";
    await world.warn([...noticeView(said, hint, world.look()), []]);
  }
  return bringIn(session, {
    name: options.file,
    events: () => theirs.eventsAt(places),
    count: places.length,
    unusable: notes.badCount + notes.newer,
    yes: options.yes,
    ...(stranger === undefined ? {} : { stranger }),
  });
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}
