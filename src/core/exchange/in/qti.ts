/** Reads items of QTI 2.0 to 2.2: choice, order, pairs, typed answers and gaps. Pure. */

import type { XmlElement } from "@rgrove/parse-xml";
import { escapeMarkdown } from "../out/markdown-text.ts";
import { linesFromHtml } from "./html-markdown.ts";
import {
  type AnswerText,
  type FoundQuestion,
  gapsIn,
  inOneLine,
  type Note,
  type QuizFound,
  titleAndStem,
} from "./quiz-text.ts";
import {
  allIn,
  attributeOf,
  elementIn,
  elementsIn,
  markupIn,
  nameOf,
  questionsInXml,
  textIn,
} from "./xml.ts";

export function readQti(text: string): QuizFound {
  return questionsInXml(
    text,
    (root) => (nameOf(root) === "assessmentItem" ? [root] : allIn(root, "assessmentItem")),
    itemIn,
  );
}

/** A letter that means nothing, where a gap stands until its text is Markdown. */
const gapSign = "\ue200";

function itemIn(item: XmlElement, note: Note, line: number): FoundQuestion | string {
  const body = elementIn(item, "itemBody");
  if (body === undefined) return "it has no body";
  const found = interactionsIn(body);
  const [first] = found;
  if (first === undefined) return "it asks nothing that can be answered";
  const kinds = new Set(found.map(nameOf));
  const html = markupIn(body, (child) => {
    if (/^(?:rubricBlock|stylesheet|infoControl)$/.test(nameOf(child))) return "";
    if (!found.includes(child)) return undefined;
    return /^(?:textEntry|inlineChoice)/.test(nameOf(child)) ? gapSign : promptOf(child);
  });
  const stem = linesFromHtml(html);
  for (const name of ["object", "video", "audio", "math", "svg"]) {
    if (allIn(body, name).length > 0)
      note(`what \`<${name}>\` shows is left out, but for its text`);
  }
  const explanation = feedbackOf(item, note);
  const name = attributeOf(item, "title");
  if ([...kinds].every((kind) => /^(?:textEntry|inlineChoice)Interaction$/.test(kind))) {
    return gapped({ line, name, explanation }, item, found, stem, note);
  }
  if (found.length > 1) return "it asks several things at once; a question here asks one";
  const answer = answerOf(item, first);
  if (typeof answer === "string") return answer;
  const asked = titleAndStem(stem) ?? titleAndStem([escapeMarkdown(name)]);
  if (asked === undefined) return "it has answers and no question";
  return { line, name, ...asked, answer, explanation };
}

function interactionsIn(element: XmlElement): XmlElement[] {
  return elementsIn(element).flatMap((child) =>
    nameOf(child).endsWith("Interaction") ? [child] : interactionsIn(child),
  );
}

function promptOf(interaction: XmlElement): string {
  const prompt = elementIn(interaction, "prompt");
  return prompt === undefined ? "" : `<p>${markupIn(prompt)}</p>`;
}

function answerOf(item: XmlElement, interaction: XmlElement): AnswerText | string {
  const right = rightOf(item, interaction);
  switch (nameOf(interaction)) {
    case "choiceInteraction":
      if (right.length === 0) return "it does not say which option is right";
      return {
        kind: "options",
        options: elementsIn(interaction, "simpleChoice").map((choice) => ({
          text: inlineOf(choice),
          right: right.includes(attributeOf(choice, "identifier")),
          feedback: elementsIn(choice, "feedbackInline").flatMap((each) =>
            linesFromHtml(markupIn(each)),
          ),
        })),
      };
    case "orderInteraction": {
      const choices = elementsIn(interaction, "simpleChoice");
      const steps = right.map((id) =>
        choices.find((each) => attributeOf(each, "identifier") === id),
      );
      if (steps.length < choices.length) return "it does not say the whole order";
      return {
        kind: "steps",
        steps: steps.map((step) => (step === undefined ? "" : inlineOf(step))),
      };
    }
    case "matchInteraction":
      return pairsOf(interaction, right);
    case "extendedTextInteraction":
      return "it is an essay, which no program can grade; with a `Rubric:` learners rate their own";
    default:
      return `its way of answering, ${nameOf(interaction).slice(0, 30)}, has no place in a quiz.md`;
  }
}

function pairsOf(interaction: XmlElement, right: readonly string[]): AnswerText | string {
  const texts = new Map(
    allIn(interaction, "simpleAssociableChoice").map((choice) => [
      attributeOf(choice, "identifier"),
      inlineOf(choice),
    ]),
  );
  const pairs = right.map((pair): [string, string] => {
    const [item = "", put = ""] = pair.split(/\s+/);
    return [texts.get(item) ?? "", texts.get(put) ?? ""];
  });
  if (new Set(pairs.map(([item]) => item)).size < pairs.length) {
    return "something belongs to two places at once, which a table cannot say";
  }
  return pairs.length === 0 ? "it does not say what belongs together" : { kind: "pairs", pairs };
}

/** What is right: the correct response, else what its mapping gives points for. */
function rightOf(item: XmlElement, interaction: XmlElement): string[] {
  const id = attributeOf(interaction, "responseIdentifier");
  const declared = elementsIn(item, "responseDeclaration").find(
    (each) => attributeOf(each, "identifier") === id,
  );
  if (declared === undefined) return [];
  const correct = elementIn(declared, "correctResponse");
  if (correct !== undefined) return elementsIn(correct, "value").map(textIn);
  return mappedIn(declared);
}

function mappedIn(declared: XmlElement): string[] {
  const mapping = elementIn(declared, "mapping");
  if (mapping === undefined) return [];
  return elementsIn(mapping, "mapEntry")
    .filter((entry) => Number(attributeOf(entry, "mappedValue")) > 0)
    .map((entry) => attributeOf(entry, "mapKey"));
}

function gapped(
  common: Pick<FoundQuestion, "line" | "explanation"> & { readonly name: string },
  item: XmlElement,
  gaps: readonly XmlElement[],
  lines: readonly string[],
  note: Note,
): FoundQuestion | string {
  const texts = gaps.map((gap) => {
    const right = rightOf(item, gap);
    if (nameOf(gap) !== "inlineChoiceInteraction") return right;
    note("a gap is typed here: what it offered to choose from is left out");
    return right.flatMap((id) =>
      elementsIn(gap, "inlineChoice")
        .filter((each) => attributeOf(each, "identifier") === id)
        .map(textIn),
    );
  });
  if (texts.some((each) => each.length === 0)) return "it does not say what is right";
  const [only = []] = texts;
  const at = lines.findIndex((line) => line.includes(gapSign));
  if (texts.length === 1 && lines[at]?.trim() === gapSign) {
    const asked = titleAndStem(lines.filter((_, index) => index !== at));
    if (asked === undefined) return "it has answers and no question";
    return { ...common, ...asked, answer: { kind: "text", accepted: only, wrong: [] } };
  }
  return { ...common, ...gapsIn(lines, gapSign, texts) };
}

/** Feedback for the whole item: a single text explains, several depend on what was answered. */
function feedbackOf(item: XmlElement, note: Note): string[] {
  const texts = elementsIn(item, "modalFeedback").map((each) => linesFromHtml(markupIn(each)));
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return only;
  if (texts.length > 1)
    note(
      "its feedback depends on the answer in a way that has no place; put it into the explanation",
    );
  return [];
}

function inlineOf(choice: XmlElement): string {
  const html = markupIn(choice, (child) => (nameOf(child) === "feedbackInline" ? "" : undefined));
  return inOneLine(linesFromHtml(html));
}
