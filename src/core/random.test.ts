import { expect, test } from "vitest";
import { hash32, hash64, randomFrom, uuidFrom } from "./random.ts";

test("ids are UUIDs of version 4, and no two of many are alike", () => {
  const random = randomFrom(7);
  const ids = Array.from({ length: 20_000 }, () => uuidFrom(random));
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(ids.filter((id) => !shape.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test("an id has every digit at every place that is free", () => {
  const random = randomFrom(8);
  const seen = Array.from({ length: 36 }, () => new Set<string>());
  for (let count = 0; count < 2_000; count++) {
    for (const [place, digit] of [...uuidFrom(random)].entries()) seen[place]?.add(digit);
  }
  const sizes = seen.map((digits) => digits.size);
  const fixed = new Map([8, 13, 14, 18, 23].map((place) => [place, 1]));
  expect(sizes).toEqual(sizes.map((_, place) => fixed.get(place) ?? (place === 19 ? 4 : 16)));
});

// Values of the algorithm's authors, for texts of one byte a character.
test.each([
  ["", 0x811c9dc5, "cbf29ce484222325"],
  ["a", 0xe40c292c, "af63dc4c8601ec8c"],
  ["foobar", 0xbf9cf968, "85944171f73967e8"],
])("the hashes of %j are those of FNV-1a", (text, short, long) => {
  expect(hash32(text)).toBe(short);
  expect(hash64(text)).toBe(long);
});
