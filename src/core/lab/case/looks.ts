/** What one can do to find a fault: the moves of a case, and the name of each look. Pure. */

import { type LabAction, readAction, tableNames } from "../action.ts";

export type Move =
  | { readonly kind: "requests" }
  /** A number of the list of requests. */
  | { readonly kind: "open"; readonly number: number }
  | { readonly kind: "report" }
  | { readonly kind: "again" }
  | { readonly kind: "answer"; readonly numbers: readonly number[] }
  | { readonly kind: "quit" }
  | { readonly kind: "help" }
  | { readonly kind: "act"; readonly action: LabAction };

export type MoveReading =
  | { readonly kind: "move"; readonly move: Move }
  | { readonly kind: "mistake"; readonly message: string; readonly hint: string };

/** In the order in which help lists them. */
export const moves: readonly (readonly [form: string, does: string])[] = [
  ["requests", "the requests so far, numbered"],
  ["open 3", "request 3 with its answer and its queries"],
  ["log", "the backend's log"],
  [`table orders`, `a table: ${tableNames.join(", ")}`],
  ["source club.js", "a file of the app; source alone lists them"],
  ["as ben", "go on in another member's browser"],
  ["try again", "do once more what was done before the report"],
  ["report", "read the report again"],
  ["answer", "say what is broken"],
  ["quit", "leave the case"],
];

export function readMove(typed: string): MoveReading {
  const text = typed.trim().replace(/\s+/g, " ");
  const move = moveOf(text);
  if (move !== undefined) return { kind: "move", move };
  if (text === "source")
    return { kind: "move", move: { kind: "act", action: { kind: "source", file: "" } } };
  const result = readAction(typed);
  if (result.kind === "action")
    return { kind: "move", move: { kind: "act", action: result.action } };
  return { ...result, hint: "help lists what you can do" };
}

function moveOf(text: string): Move | undefined {
  switch (text.toLowerCase()) {
    case "requests":
    case "report":
    case "quit":
    case "help":
      return { kind: text.toLowerCase() as "requests" | "report" | "quit" | "help" };
    case "q":
      return { kind: "quit" };
    case "?":
      return { kind: "help" };
    case "again":
    case "try again":
      return { kind: "again" };
  }
  const open = /^open (\d{1,4})$/i.exec(text);
  if (open !== null) return { kind: "open", number: Number(open[1]) };
  const answer = /^answer((?: \d{1,2}){0,3})$/i.exec(text);
  if (answer === null) return undefined;
  return {
    kind: "answer",
    numbers: (answer[1] ?? "").trim().split(" ").filter(Boolean).map(Number),
  };
}

/** How a look is called when it is named as evidence. */
export function lookName(action: LabAction): string | undefined {
  switch (action.kind) {
    case "table":
      return `table ${action.name}`;
    case "log":
      return "log";
    case "source":
      return action.file === ""
        ? undefined
        : `source ${action.file.slice(action.file.lastIndexOf("/") + 1)}`;
    case "comments":
    case "bookings":
    case "seeds":
    case "photos":
    case "page":
    case "who":
      return action.kind;
    default:
      return undefined;
  }
}
