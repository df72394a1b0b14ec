/** `List~int~` as it is meant: `List<int>`. Pure. */

/**
 * A tilde behind a name opens when a name follows, and closes otherwise; when that does not
 * come out even, the text stays as it is.
 */
export function generics(text: string): string {
  if (!text.includes("~")) return text;
  let depth = 0;
  let result = "";
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? "";
    if (char !== "~") {
      result += char;
      continue;
    }
    const opens =
      /[\w\u0080-\uffff]/.test(text[at - 1] ?? "") &&
      /[\w\u0080-\uffff?({[]/.test(text[at + 1] ?? "");
    if (opens) {
      depth += 1;
      result += "<";
    } else if (depth > 0) {
      depth -= 1;
      result += ">";
    } else result += char;
  }
  return depth === 0 ? result : text;
}
