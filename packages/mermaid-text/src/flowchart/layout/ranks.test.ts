import fc from "fast-check";
import { expect, test } from "vitest";
import type { RankLink } from "./rank-link.ts";
import { foldRanks, rankItems } from "./ranks.ts";

function lengthOf(ranks: readonly number[], links: readonly RankLink[]): number {
  return links.reduce(
    (sum, { upper, lower }) => sum + (ranks[lower] ?? 0) - (ranks[upper] ?? 0),
    0,
  );
}

function leadsDown(ranks: readonly number[], links: readonly RankLink[]): boolean {
  return links.every(
    ({ upper, lower, length }) => (ranks[lower] ?? 0) - (ranks[upper] ?? 0) >= length,
  );
}

const graph = (most: number) =>
  fc.integer({ min: 1, max: most }).chain((count) =>
    fc.record({
      count: fc.constant(count),
      links: fc
        .array(
          fc.record({
            upper: fc.nat(count - 1),
            lower: fc.nat(count - 1),
            length: fc.integer({ min: 1, max: 2 }),
          }),
          { maxLength: most * 2 },
        )
        .map((links) => links.filter(({ upper, lower }) => upper < lower)),
    }),
  );

/** The least sum of lengths, by trying all ranks. */
function least(count: number, links: readonly RankLink[], room: number): number {
  const ranks: number[] = new Array(count).fill(0);
  const tryFrom = (at: number): number => {
    if (at === count) return leadsDown(ranks, links) ? lengthOf(ranks, links) : Infinity;
    let best = Number.POSITIVE_INFINITY;
    for (let rank = 0; rank < room; rank++) {
      ranks[at] = rank;
      best = Math.min(best, tryFrom(at + 1));
    }
    return best;
  };
  return tryFrom(0);
}

test("no other ranks make the lines of a small graph shorter", () => {
  fc.assert(
    fc.property(graph(5), ({ count, links }) => {
      const ranks = rankItems(count, links);
      expect(leadsDown(ranks, links)).toBe(true);
      expect(Math.min(...ranks)).toBe(0);
      const shortest = least(count, links, Math.max(...ranks) + 2);
      expect(lengthOf(ranks, links)).toBe(shortest);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test("every link of a large graph leads down", () => {
  fc.assert(
    fc.property(graph(60), ({ count, links }) => {
      const ranks = rankItems(count, links);
      expect(leadsDown(ranks, links)).toBe(true);
      expect(Math.min(...ranks)).toBe(0);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test("parts that no link joins begin beside each other", () => {
  const links = [
    { upper: 0, lower: 1, length: 1 },
    { upper: 2, lower: 3, length: 1 },
    { upper: 3, lower: 4, length: 1 },
  ];
  expect(rankItems(6, links)).toEqual([0, 1, 0, 1, 2, 0]);
});

test("folded ranks keep every link pointing down, however long the links are", () => {
  const links = Array.from({ length: 9 }, (_, at) => ({ upper: 9 - at, lower: 8 - at, length: 3 }));
  const ranks = rankItems(10, links);
  const folded = foldRanks(ranks, links, new Array<number>(10).fill(5), 20, 2);
  for (const { upper, lower, length } of links) {
    expect((folded[lower] ?? 0) - (folded[upper] ?? 0)).toBeGreaterThanOrEqual(length);
  }
});
