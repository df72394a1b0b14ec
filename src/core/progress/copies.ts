/** Copies of the log: what they are called, and which of them are one too many. Pure. */

/** Before a reset or an import, by moment. */
const momentName = /^progress-(\d{8})-(\d{6})(?:-\d+)?\.jsonl$/;
/** Before the first thing that is written on a day. */
const dayName = /^progress-(\d{8})\.jsonl$/;
/** One that was never finished. */
const unfinishedName = /^progress-(\d{8})\.jsonl\.[\da-f-]+\.part$/;

/** How many of those by moment are kept. */
const keptMoments = 10;
/** How many of the newest by day are kept, and for how many months before them the last one of each. */
const keptDays = 7;
const keptMonths = 6;

/** "progress-20261121.jsonl", from "2026-11-21". */
export function dayCopyName(day: string): string {
  return `progress-${day.replaceAll("-", "")}.jsonl`;
}

/** A kept copy's name, taken apart. */
export interface CopyName {
  readonly name: string;
  /** "2026-11-21", by the learner's calendar. */
  readonly date: string;
  /** "10:15:00"; none of those that are made by day. */
  readonly time?: string;
}

/** The copies among the names of a folder, newest first. */
export function copyNames(names: readonly string[]): readonly CopyName[] {
  const found = names.flatMap((name): CopyName[] => {
    const [, byDay] = dayName.exec(name) ?? [];
    if (byDay !== undefined) return [{ name, date: byDay.replace(/^(....)(..)/, "$1-$2-") }];
    const [, day, time] = momentName.exec(name) ?? [];
    if (day === undefined || time === undefined) return [];
    const date = day.replace(/^(....)(..)/, "$1-$2-");
    return [{ name, date, time: time.replace(/^(..)(..)/, "$1:$2:") }];
  });
  // One by day was made before anything else of its day.
  const keyOf = ({ name, date, time }: CopyName) => `${date} ${time ?? ""} ${name}`;
  return found.sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
}

/**
 * Names of copies that may go. Only names that stand beside each other are compared, and no clock
 * is asked: one that is wrong for a day costs the place of one copy, and no more.
 */
export function superfluousCopies(names: readonly string[]): readonly string[] {
  const copies = copyNames(names);
  const moments = copies.filter(({ time }) => time !== undefined);
  const months = new Map<string, string>();
  const days = copies.filter(({ time }) => time === undefined);
  for (const { name, date } of days.slice(keptDays)) {
    const month = date.slice(0, 7);
    if (!months.has(month) && months.size < keptMonths) months.set(month, name);
  }
  const kept = new Set(months.values());
  return [
    ...moments.slice(keptMoments).map(({ name }) => name),
    ...days
      .slice(keptDays)
      .map(({ name }) => name)
      .filter((name) => !kept.has(name)),
  ];
}

/** Names of copies that another day began and never finished, as a crash leaves them. */
export function abandonedCopies(names: readonly string[], today: string): readonly string[] {
  const digits = today.replaceAll("-", "");
  return names.filter((name) => {
    const [, day] = unfinishedName.exec(name) ?? [];
    return day !== undefined && day !== digits;
  });
}
