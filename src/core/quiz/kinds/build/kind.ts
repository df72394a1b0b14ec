/** Build it: how slots are shown, answered and said. Pure. */

import { shuffle } from "../../../random.ts";
import { type Kind, keptParts, partsAsked, putTo, saidItem } from "../kind.ts";
import { contents, picked, pieces, range } from "../typing.ts";
import {
  type BuildAnswer,
  builtText,
  gradeBuild,
  phrasesOf,
  placesOf,
  rightPlaces,
} from "./build.ts";
import type { BuildResponse } from "./kept.ts";

export const buildKind: Kind<BuildAnswer, BuildResponse> = {
  grade: (answer, { phrases }) => gradeBuild(answer, phrases),
  right: (answer) => ({ kind: "build", phrases: rightPlaces(answer) }),
  say(answer, { phrases }) {
    const all = phrasesOf(answer);
    return answer.slots.map(({ name }, index) => ({
      item: name,
      put: saidItem(all[phrases[index] ?? -1]?.content).item,
    }));
  },
  between: "; ",
  typed,
  stands: (answer, { phrases }) =>
    gradeBuild(answer, phrases).remarks.map(({ verdict }) => verdict === "right"),
  keeps: (before, now, stands) => ({
    kind: "build",
    phrases: keptParts(before.phrases, now.phrases, stands),
  }),
  order: (answer, shuffled, random) =>
    placesOf(answer).flatMap((places) => (shuffled ? shuffle(places, random) : places)),
  // With two phrases in each slot, what is wrong says what is right.
  givesAway: ({ slots }) => slots.every(({ phrases }) => phrases.length <= 2),
  form(answer) {
    const right = rightPlaces(answer);
    const all = phrasesOf(answer);
    return {
      kind: "match",
      places: all.map(({ content }) => content),
      rows: placesOf(answer).map((among, index) => ({
        item: answer.slots[index]?.name ?? [],
        place: right[index] ?? -1,
        among,
        why: all[right[index] ?? -1]?.feedback ?? [],
      })),
      told: all.filter((phrase) => !phrase.right && phrase.feedback.length > 0),
    };
  },
  interaction: "matching",
  bare: ({ phrases }) => phrases.map((phrase, slot) => [slot, phrase] as const),
  unbared: ({ slots }, parts) => ({ kind: "build", phrases: putTo(slots.length, parts) }),
  isOne: false,
  tells: "right",
  // Read as a whole it is a description, for an AI tool as well as for people.
  answered: (answer) => builtText(answer, rightPlaces(answer)),
};

/** "2 1 3 1": for each slot the number of its phrase on the screen; or their words, parted by `|`. */
function typed(
  answer: BuildAnswer,
  text: string,
  order: readonly number[],
  stands: readonly boolean[] = [],
): BuildResponse | string {
  const places = placesOf(answer);
  const all = phrasesOf(answer);
  const asked = partsAsked(places.length, stands);
  const count = asked.length;
  const most = Math.max(...places.map(({ length }) => length));
  const parts = text.includes("|") ? text.split("|") : pieces(text, most);
  if (parts.length !== count) {
    return `Type a number for each of the ${count} parts, with blanks between.`;
  }
  const phrases = places.map(() => 0);
  for (const [place, part] of parts.entries()) {
    const index = asked[place] ?? 0;
    const shown = order.filter((place) => places[index]?.includes(place));
    const own = picked(
      contents(shown.map((place) => all[place]).filter((phrase) => phrase !== undefined)),
      part.trim(),
      shown.map((_, place) => place),
    );
    if (typeof own === "string") return `For part ${index + 1}: type ${range(shown.length)}.`;
    phrases[index] = shown[own] ?? -1;
  }
  return { kind: "build", phrases };
}
