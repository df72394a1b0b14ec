/** Reads QTI 1.2, as Canvas and Blackboard write it: choice, typed answers, numbers and pairs. Pure. */

import type { XmlElement } from "@rgrove/parse-xml";
import { escapeLine } from "../out/markdown-text.ts";
import { linesFromHtml } from "./html-markdown.ts";
import {
  type AnswerText,
  type FoundQuestion,
  inOneLine,
  joined,
  type Note,
  numberBetween,
  type QuizFound,
  titleAndStem,
} from "./quiz-text.ts";
import {
  allIn,
  attributeOf,
  elementIn,
  elementsIn,
  nameOf,
  questionsInXml,
  textIn,
} from "./xml.ts";

interface Condition {
  readonly points: number;
  /** What has to be answered, by the name of the response. */
  readonly right: readonly (readonly [response: string, value: string])[];
  readonly element: XmlElement;
  readonly shows: readonly string[];
}

export function readOldQti(text: string): QuizFound {
  return questionsInXml(text, (root) => allIn(root, "item"), itemIn);
}

function itemIn(item: XmlElement, note: Note, line: number): FoundQuestion | string {
  const presentation = elementIn(item, "presentation");
  if (presentation === undefined) return "it shows nothing";
  const responses = [
    ...allIn(presentation, "response_lid"),
    ...allIn(presentation, "response_str"),
    ...allIn(presentation, "response_num"),
  ];
  const conditions = allIn(item, "respcondition").map(conditionOf);
  const answer = answerOf(responses, conditions, item, note);
  if (typeof answer === "string") return answer;
  const asked = titleAndStem(stemOf(presentation));
  if (asked === undefined) return "it has answers and no question";
  const general = conditions
    .filter(({ right }) => right.length === 0)
    .flatMap(({ shows }) => shows);
  const explanation = joined(general.map((id) => feedbackIn(item, id)));
  return { line, name: attributeOf(item, "title"), ...asked, answer, explanation };
}

function conditionOf(element: XmlElement): Condition {
  const points = allIn(element, "setvar").map((each) => Number(textIn(each)) || 0);
  const equals = elementsIn(element, "conditionvar").flatMap(demanded);
  return {
    points: Math.max(0, ...points),
    right: equals.map((each): [string, string] => [attributeOf(each, "respident"), textIn(each)]),
    element,
    shows: allIn(element, "displayfeedback").map((each) => attributeOf(each, "linkrefid")),
  };
}

/** What must be so, without what must not. */
function demanded(element: XmlElement): XmlElement[] {
  return elementsIn(element).flatMap((child) => {
    if (nameOf(child) === "not") return [];
    return nameOf(child) === "varequal" ? [child] : demanded(child);
  });
}

function answerOf(
  responses: readonly XmlElement[],
  conditions: readonly Condition[],
  item: XmlElement,
  note: Note,
): AnswerText | string {
  const [response] = responses;
  if (response === undefined) return "it asks nothing that can be answered";
  const scored = conditions.filter(({ points }) => points > 0);
  if (responses.length > 1) return pairsOf(responses, scored);
  const id = attributeOf(response, "ident");
  const labels = allIn(response, "response_label").filter((each) => textOf(each).length > 0);
  if (labels.length > 0) {
    const best = Math.max(0, ...scored.map(({ points }) => points));
    const single = attributeOf(response, "rcardinality").toLowerCase() !== "multiple";
    const counted = single ? scored.filter(({ points }) => points === best) : scored;
    if (counted.length < scored.length)
      note("an option earned a part of the points; it is wrong here");
    const right = new Set(counted.flatMap((each) => each.right.map(([, value]) => value)));
    if (right.size === 0) return "it does not say which option is right";
    return {
      kind: "options",
      options: labels.map((label) => {
        const own = attributeOf(label, "ident");
        const told = conditions.filter(
          (each) => each.right.length === 1 && each.right[0]?.[1] === own,
        );
        return {
          text: inOneLine(textOf(label)),
          right: right.has(own),
          feedback: joined(
            told.flatMap(({ shows }) => shows).map((each) => feedbackIn(item, each)),
          ),
        };
      }),
    };
  }
  const accepted = scored.flatMap(({ right }) =>
    right.filter(([to]) => to === id || to === "").map(([, value]) => value),
  );
  if (accepted.length > 0) return { kind: "text", accepted: [...new Set(accepted)], wrong: [] };
  const range = scored.map(({ element }) => rangeIn(element)).find((each) => each !== undefined);
  if (range !== undefined) return { kind: "text", accepted: [range], wrong: [] };
  return "nothing says what is right: it may be an essay, which learners rate themselves with a `Rubric:`";
}

function rangeIn(element: XmlElement): string | undefined {
  const bound = (names: readonly string[]) => {
    const found = names.flatMap((name) => allIn(element, name))[0];
    return found === undefined ? Number.NaN : Number(textIn(found));
  };
  const [from, to] = [bound(["vargte", "vargt"]), bound(["varlte", "varlt"])];
  if (!Number.isFinite(from) || !Number.isFinite(to)) return undefined;
  return numberBetween(from, to);
}

function pairsOf(
  responses: readonly XmlElement[],
  scored: readonly Condition[],
): AnswerText | string {
  const pairs: [string, string][] = [];
  for (const response of responses) {
    const id = attributeOf(response, "ident");
    const value = scored.flatMap(({ right }) => right).find(([to]) => to === id)?.[1];
    const label = allIn(response, "response_label").find(
      (each) => attributeOf(each, "ident") === value,
    );
    const item = elementIn(response, "material");
    if (item === undefined) return "it asks several things at once; a question here asks one";
    if (label === undefined) return "it does not say what belongs together";
    pairs.push([textOf(response, true).join(" "), textOf(label).join(" ")]);
  }
  return { kind: "pairs", pairs };
}

function stemOf(presentation: XmlElement): string[] {
  return joined(
    elementsIn(presentation).flatMap((child) => {
      if (nameOf(child) === "material") return [materialLines(child)];
      if (nameOf(child) === "flow") return [stemOf(child)];
      const own = /^response_/.test(nameOf(child)) ? elementIn(child, "material") : undefined;
      const several =
        elementsIn(presentation).filter((each) => nameOf(each).startsWith("response_")).length > 1;
      return own === undefined || several ? [] : [materialLines(own)];
    }),
  );
}

function textOf(element: XmlElement, shallow = false): string[] {
  const materials = shallow ? elementsIn(element, "material") : allIn(element, "material");
  return joined(materials.map(materialLines));
}

function materialLines(material: XmlElement): string[] {
  return joined(
    allIn(material, "mattext").map((text) => {
      const said = textIn(text);
      const html = attributeOf(text, "texttype") === "text/html" || /<\/?[a-z][^<>]*>/i.test(said);
      if (!html) return said === "" ? [] : said.split(/\n\s*/).map(escapeLine);
      return linesFromHtml(said);
    }),
  );
}

function feedbackIn(item: XmlElement, id: string): string[] {
  const found = allIn(item, "itemfeedback").find((each) => attributeOf(each, "ident") === id);
  return found === undefined ? [] : textOf(found);
}
