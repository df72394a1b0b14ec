/** Names made from headings. Pure. */

import { withoutEnding } from "./ending.ts";

/** What a heading is called in links, made as GitHub does it. */
export function slug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}

/** Gives the second heading of a name `-1` behind it, the third `-2`, as GitHub does. */
export function slugger(): (text: string) => string {
  const taken = new Map<string, number>();
  return (text) => {
    const base = slug(text);
    let name = base;
    while (taken.has(name)) {
      const count = (taken.get(base) ?? 0) + 1;
      taken.set(base, count);
      name = `${base}-${count}`;
    }
    taken.set(name, 0);
    return name;
  };
}

/** Lower-case words joined by single hyphens. */
export function isName(text: string): boolean {
  return (
    text.length <= 100 &&
    /^[\p{Ll}\p{Lo}\p{M}\p{N}]+(?:[-_.][\p{Ll}\p{Lo}\p{M}\p{N}]+)*$/u.test(text)
  );
}

/** What to write in place of a text that is no name: `before` is what stands in front. */
export function nameLike(text: string, before = ""): string {
  const joined = slug(text).replace(/[-_]{2,}/g, "-");
  const name = withoutEnding(joined.replace(/^[-_]+/, ""), /[-_]/);
  const rule = "use lower-case words joined by hyphens";
  return isName(name) ? `${rule}: \`${before}${name}\`` : rule;
}
