/** What came of an action, as authors write it behind `->`. Pure. */

/** `201`, `201 409` in rising order where several were sent at once, `nothing`, `no answer`. */
export function statusesText(statuses: readonly number[]): string {
  if (statuses.length === 0) return "nothing";
  return statuses.map((status) => (status === 0 ? "no answer" : String(status))).join(" ");
}
