/** A moment as ISO 8601 writes it, as milliseconds since 1970. Pure: no clock, no time zone of the machine. */

const iso =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ]\s{0,3}(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?)?\s{0,3}(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/** Undefined for what is no moment. A moment without a zone is taken as UTC. */
export function momentOf(text: string): number | undefined {
  const [, year, month, day, hour, minute, second, fraction, zone] = iso.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  const days = daysSince1970(Number(year), Number(month), Number(day));
  const minutes = (days * 24 + Number(hour ?? 0)) * 60 + Number(minute ?? 0) - minutesAhead(zone);
  return minutes * 60_000 + Number(second ?? 0) * 1000 + Number(`0.${fraction ?? 0}`) * 1000;
}

function minutesAhead(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? "") ?? [];
  const ahead = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === "-" ? -ahead : ahead;
}

/** Of the Gregorian calendar; years begin in March here, so that the leap day comes last. */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
