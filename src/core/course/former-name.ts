/** Names that questions had before. Pure. */

/** What a question of this lesson was called: alone it was of the same lesson. */
export function formerName(
  lesson: string,
  old: string,
  lessons: ReadonlyMap<string, string> = new Map(),
): string {
  const slash = old.indexOf("/");
  if (slash < 0) return `${lesson}/${old}`;
  const from = old.slice(0, slash);
  return `${lessons.get(from) ?? from}${old.slice(slash)}`;
}
