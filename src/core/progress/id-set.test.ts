import fc from "fast-check";
import { expect, test } from "vitest";
import { addId, emptyIdSet } from "./id-set.ts";

test("an id is new once, whatever it looks like and however many there are", () => {
  // Many that differ in a few bits only, so that places are contested.
  const uuid = fc
    .tuple(fc.nat(40), fc.nat(40))
    .map(
      ([a, b]) =>
        `0000000${a.toString(16).slice(-1)}-0000-4000-8000-${b.toString(16).padStart(12, "0")}`,
    );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(uuid, fc.uuid(), fc.string()), { minLength: 1000, maxLength: 3000 }),
      (ids) => {
        const set = emptyIdSet();
        const known = new Set<string>();
        for (const id of ids) {
          expect(addId(set, id)).toBe(!known.has(id));
          known.add(id);
        }
        expect(set.size).toBe(known.size);
      },
    ),
    { numRuns: 10 },
  );
});
