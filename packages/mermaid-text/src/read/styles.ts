/**
 * Colours that a source gives its boxes and links (`classDef`, `style`, `linkStyle`), each as the
 * nearest of the terminal's own, which a theme makes readable on its background. Pure but for
 * the styles that are added to.
 */

import type { Color } from "../text/styled.ts";

/** By class, by id, and by the number of a link; `default` is for all. */
export type Styles = Readonly<Record<"classDef" | "style" | "linkStyle", Map<string, Color>>>;

export function newStyles(): Styles {
  return { classDef: new Map(), style: new Map(), linkStyle: new Map() };
}

/** Takes `a,b fill:#f9f,stroke:#333`, what stands behind the keyword. */
export function readStyle(styles: Styles, keyword: string, text: string): void {
  const [, names = "", css = ""] = /^\s*(\S+(?:,\s+\S+){0,99})\s(.*)$/.exec(text) ?? [];
  const color = colorIn(css);
  const map = Object.hasOwn(styles, keyword) ? styles[keyword as keyof Styles] : undefined;
  if (color) for (const name of names.split(/,\s*/)) map?.set(name, color);
}

interface Colored {
  readonly id: string;
  readonly classes: readonly string[];
}

/** The boxes with their colours: their own, else the last one that a class gives them. */
export function withColors<T extends Colored>(styles: Styles, boxes: readonly T[]): T[] {
  return boxes.map((box) => {
    let color = styles.classDef.get("default");
    for (const name of box.classes) color = styles.classDef.get(name) ?? color;
    color = styles.style.get(box.id) ?? color;
    return color ? { ...box, color } : box;
  });
}

/** Links are numbered from 0, in the order of the source. */
export function coloredLinks<T extends object>(styles: Styles, links: readonly T[]): T[] {
  const { linkStyle } = styles;
  return links.map((link, at) => {
    const color = linkStyle.get(String(at)) ?? linkStyle.get("default");
    return color ? { ...link, color } : link;
  });
}

const names: readonly (readonly [RegExp, Color])[] = [
  [/red|crimson|tomato|salmon|coral|brick|maroon/, "red"],
  [/violet|purple|pink|magenta|fuchsia|orchid|plum|lavender|indigo/, "magenta"],
  [/cyan|aqua|teal|turquoise/, "cyan"],
  [/blue|navy|azure/, "blue"],
  [/green|lime|olive/, "green"],
  [/yellow|orange|gold|khaki|wheat|peach|brown/, "yellow"],
];

/** Up to which hue, in degrees, a colour is called what. */
const hues: readonly (readonly [number, Color])[] = [
  [20, "red"],
  [72, "yellow"],
  [165, "green"],
  [200, "cyan"],
  [260, "blue"],
  [335, "magenta"],
  [360, "red"],
];

/** Less colour than this is grey, of 255. */
const leastChroma = 12;

/** Of a box's area, its border and its text the one with the most colour; the text's if no other has any. */
function colorIn(css: string): Color | undefined {
  let best: Color | undefined;
  let most = leastChroma;
  const property = /(fill|stroke|color)\s{0,9}:\s{0,9}(#[\da-f]{3,8}|rgba?\([^)]{0,40}\)|[a-z]+)/gi;
  for (const [, key = "", value = ""] of css.matchAll(property)) {
    const { color, chroma } = nearest(value.toLowerCase());
    const weight = key.toLowerCase() === "color" ? Math.min(chroma, leastChroma + 1) : chroma;
    if (color && weight > most) [best, most] = [color, weight];
  }
  return best;
}

function nearest(value: string): { readonly color: Color | undefined; readonly chroma: number } {
  if (/^[a-z]+$/.test(value)) {
    return { color: names.find(([name]) => name.test(value))?.[1], chroma: 128 };
  }
  const isShort = value.length < 7;
  const digits = value.match(isShort ? /[\da-f]/g : /[\da-f]{2}/g) ?? [];
  const [r = 0, g = 0, b = 0] = value.startsWith("#")
    ? digits.map((each) => Number.parseInt(isShort ? each + each : each, 16))
    : (value.match(/\d{1,3}/g) ?? []).map(Number);
  const top = Math.max(r, g, b);
  const chroma = top - Math.min(r, g, b);
  const sector =
    top === r ? (g - b) / chroma + 6 : top === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4;
  const hue = (sector * 60) % 360;
  return { color: hues.find(([limit]) => hue <= limit)?.[1], chroma };
}
