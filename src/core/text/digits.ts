/** Digits of any script as the ones that numbers are read from. Pure. */

/** `٣`, `३` and `３` become `3`: whoever types a number types it on their own keyboard. */
export function plainDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => `${digitValue(digit)}`);
}

/** Unicode keeps the ten digits of a script side by side; long runs hold several tens of them. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (code - zero) % 10;
}
