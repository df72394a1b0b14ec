/**
 * Reads XML that strangers have written: no entity but the five of XML itself, no DTD, nothing from
 * outside, and a limit on how much there may be. Pure.
 */

import { parseXml, XmlCdata, XmlElement, XmlText } from "@rgrove/parse-xml";
import { type FoundQuestion, type Note, type QuizFound, readEach } from "./quiz-text.ts";

/** Elements, not bytes: a file's size is limited where it is read. */
const mostElements = 200_000;
const deepest = 100;

interface XmlFile {
  readonly root: XmlElement;
  readonly lineOf: (element: XmlElement) => number;
}

/** The tree, or why there is none. */
function readXml(text: string): XmlFile | string {
  if (/<!(?:DOCTYPE[^>]*\[|ENTITY)/i.test(text))
    return "it has entities of its own, which are not read";
  if ((text.match(/<[a-z]/gi)?.length ?? 0) > mostElements) return "it has too many elements";
  try {
    const { root } = parseXml(text, { includeOffsets: true });
    if (root === null) return "it has no element";
    if (depthOf(root) > deepest) return "its elements are nested too deep";
    const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
    return { root, lineOf: (element) => 1 + before(ends, element.start) };
  } catch (error) {
    const said = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "";
    return `it is no XML that can be read: ${said.slice(0, 100)}`;
  }
}

/** The questions in a file, each read from its element; one thing is left out where it is no XML. */
export function questionsInXml(
  text: string,
  elementsOf: (root: XmlElement) => readonly XmlElement[],
  read: (element: XmlElement, note: Note, line: number) => FoundQuestion | string | undefined,
): QuizFound {
  const file = readXml(text);
  return typeof file === "string"
    ? { questions: [], left: [{ line: 1, why: file, whole: true }] }
    : readEach(elementsOf(file.root), file.lineOf, read);
}

/** How many line ends stand before a place. */
function before(ends: readonly number[], place: number): number {
  let [from, to] = [0, ends.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ends[middle] ?? 0) < place) from = middle + 1;
    else to = middle;
  }
  return from;
}

function depthOf(root: XmlElement): number {
  let depth = 0;
  for (let level = [root]; level.length > 0; depth++)
    level = level.flatMap((each) => elementsIn(each));
  return depth;
}

export function elementsIn(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement =>
      child instanceof XmlElement && (name === undefined || nameOf(child) === name),
  );
}

export function elementIn(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element === undefined ? undefined : elementsIn(element, name)[0];
}

/** All of a name below an element, in the order of the file. */
export function allIn(element: XmlElement, name: string): XmlElement[] {
  return elementsIn(element).flatMap((child) =>
    nameOf(child) === name ? [child, ...allIn(child, name)] : allIn(child, name),
  );
}

/** Without the prefix of a name space. */
export function nameOf({ name }: XmlElement): string {
  return name.slice(name.indexOf(":") + 1);
}

export function attributeOf(element: XmlElement | undefined, name: string): string {
  return element?.attributes[name] ?? "";
}

export function textIn(element: XmlElement | undefined): string {
  return element?.text.trim() ?? "";
}

/** What stands inside an element as HTML, where some elements may be something else. */
export function markupIn(
  element: XmlElement,
  instead: (child: XmlElement) => string | undefined = () => undefined,
): string {
  return element.children
    .map((child) => {
      if (child instanceof XmlCdata || child instanceof XmlText) return escaped(child.text);
      if (!(child instanceof XmlElement)) return "";
      const other = instead(child);
      if (other !== undefined) return other;
      const held = Object.entries(child.attributes).map(
        ([name, value]) => ` ${name}="${escaped(value)}"`,
      );
      return `<${nameOf(child)}${held.join("")}>${markupIn(child, instead)}</${nameOf(child)}>`;
    })
    .join("");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
