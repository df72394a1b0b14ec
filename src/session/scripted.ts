/** A sitting whose answers come from a file: nobody can be asked whether to go on without saving. */

import { TutorError, withExit } from "../core/error.ts";
import type { Session } from "./session.ts";

/** What isn't saved ends with 3, because 1 says that it was not passed. */
export function scriptedSession(session: Session): Session {
  return {
    ...session,
    async record(event) {
      try {
        await session.record(event);
      } catch (error) {
        if (!(error instanceof TutorError)) throw error;
        throw withExit(error, 3);
      }
    },
  };
}
