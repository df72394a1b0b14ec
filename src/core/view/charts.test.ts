import fc from "fast-check";
import { lineCells, lineText } from "mermaid-text/text";
import { expect, test } from "vitest";
import { columnChart } from "./charts.ts";

function drawn(values: readonly number[], charset: "unicode" | "ascii", height = 3): string {
  const chart = { values, height, pitch: 2, first: "a", last: "z" };
  return columnChart(chart, { charset }).map(lineText).join("\n");
}

test("the highest column fills the height, and anything above nothing shows", () => {
  expect(drawn([0, 1, 12, 24], "unicode")).toMatchInlineSnapshot(`
    "      █
        ▄ █
      ▁ █ █
    ────────
    a      z"
  `);
  expect(drawn([0, 1, 12, 24], "ascii")).toMatchInlineSnapshot(`
    "      #
        # #
      # # #
    --------
    a      z"
  `);
});

test("empty lines at the top are left out", () => {
  expect(drawn([0, 0, 0, 0], "ascii").split("\n")).toHaveLength(2);
});

test("no line is wider than the columns together", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 2, maxLength: 40 }), (values) => {
      for (const charset of ["unicode", "ascii"] as const) {
        const chart = { values, height: 4, pitch: 1, first: "", last: "" };
        for (const each of columnChart(chart, { charset })) {
          expect(lineCells(each)).toBeLessThanOrEqual(Math.max(1, values.length));
        }
      }
    }),
  );
});
