/** What is said when a learner leaves in the middle. */

import { asideView } from "../core/view/error.ts";
import type { Session } from "./session.ts";

/** Always false: the sitting was not finished. `resumes`: it is gone on with the next time. */
export async function leaveRun({ world }: Session, resumes: boolean): Promise<false> {
  const said = resumes
    ? "Stopped. Your progress is kept; next time you go on right here."
    : "Stopped. Your answers so far are kept.";
  await world.show([[], ...asideView(said, world.look())]);
  return false;
}
