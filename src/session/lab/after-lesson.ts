/** What stands at a lesson's end where the lab can show it: its experiments, and Enter opens one. */

import { asideView } from "../../core/view/error.ts";
import type { Session } from "../session.ts";
import { isDone, readExperiments } from "./experiments.ts";

/** What became of the offer: nothing was offered, it was looked at, or the learner went elsewhere. */
export type Offered = "none" | "seen" | "back" | "quit";

/**
 * Names the lesson's experiments, those done marked, and offers the first that is still to do.
 * `back` says where `b` leads to, where there is something to go back to.
 */
export async function offerExperiments(
  session: Session,
  lesson: string,
  back?: string,
): Promise<Offered> {
  const { world } = session;
  const all = await readExperiments(session);
  const own = all.filter((each) => each.lesson === lesson);
  if (own.length === 0) return "none";
  const look = world.look();
  const said = own.flatMap((each) => {
    const done = isDone(each, session) ? " (done)" : "";
    return asideView(`See it happen: whichside lab ${each.name}${done}`, look);
  });
  await world.show([[], ...said]);
  const next = own.find((each) => !isDone(each, session));
  if (next === undefined) return "none";
  const asker = await world.asker();
  const pressed = await asker.key({
    look,
    keys: [
      { key: "enter", name: "Enter", does: `see it happen: ${next.title}` },
      ...(back === undefined ? [] : [{ key: "b", name: "b", does: back }]),
      { key: "q", name: "q", does: "quit" },
    ],
  });
  if (pressed === "b") return "back";
  if (pressed === "q") return "quit";
  // The app and its database are loaded for those who want to see them.
  const { runExperiment } = await import("./run-lab.ts");
  await runExperiment(session, next, undefined);
  return "seen";
}
