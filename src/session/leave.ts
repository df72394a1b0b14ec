/** What is said when a learner leaves in the middle. */

import { noticeView } from "../core/view/error.ts";
import type { Session } from "./session.ts";

/** Always false: the sitting was not finished. */
export async function leaveRun({ world }: Session): Promise<false> {
  const said = "Stopped. Your progress is kept; next time you go on right here.";
  await world.show([[], ...noticeView(said, undefined, world.look())]);
  return false;
}
