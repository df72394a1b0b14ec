/** Days of a learner's calendar, and as dates, without a clock or a calendar of the system. Pure. */

export const dayMs = 86_400_000;

/** The learner's calendar day as days since 1970, from a time and the minutes ahead of UTC. */
export function localDay(t: number, zone: number): number {
  return Math.floor((t + zone * 60_000) / dayMs);
}

/** "2026-11-21", from days since 1970 (Gregorian; years 0 to 9999). */
export function dayText(day: number): string {
  // Counted from the first of March, so that a leap day is the last of its year.
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * month + 2) / 5) + 1;
  const civil = month < 10 ? month + 3 : month - 9;
  const civilYear = year + era * 400 + (civil <= 2 ? 1 : 0);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(civilYear).padStart(4, "0")}-${two(civil)}-${two(date)}`;
}

/** "today", "tomorrow", "yesterday", "in 3 days", "3 days ago". */
export function dayFromNow(day: number, today: number): string {
  const ahead = day - today;
  if (ahead === 0) return "today";
  if (ahead === 1) return "tomorrow";
  if (ahead === -1) return "yesterday";
  return ahead > 0 ? `in ${ahead} days` : `${-ahead} days ago`;
}

/** "2026-11-21T03:45:09.120Z", from milliseconds since 1970. */
export function timeText(t: number): string {
  const day = Math.floor(t / dayMs);
  const ofDay = t - day * dayMs;
  const digits = (value: number, count: number) => String(Math.floor(value)).padStart(count, "0");
  const hours = digits(ofDay / 3_600_000, 2);
  const minutes = digits((ofDay / 60_000) % 60, 2);
  const seconds = digits((ofDay / 1000) % 60, 2);
  return `${dayText(day)}T${hours}:${minutes}:${seconds}.${digits(ofDay % 1000, 3)}Z`;
}
