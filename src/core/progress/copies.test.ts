import { expect, test } from "vitest";
import { abandonedCopies, copyNames, dayCopyName, superfluousCopies } from "./copies.ts";
import { dayText } from "./day.ts";

const first = 20_454;

/** Names of copies of so many days in a row, thinned out after each as the program does. */
function after(days: number, skipped: (day: number) => boolean = () => false): string[] {
  let names: string[] = [];
  for (let day = first; day < first + days; day++) {
    if (skipped(day)) continue;
    names = [...names, dayCopyName(dayText(day))];
    const gone = new Set(superfluousCopies(names));
    names = names.filter((name) => !gone.has(name));
  }
  return names;
}

test("of a year of days the newest week stays, and the end of each of six months before", () => {
  expect(dayText(first)).toBe("2026-01-01");
  expect(after(365).sort()).toEqual(
    [
      ...["20261225", "20261226", "20261227", "20261228", "20261229", "20261230", "20261231"],
      ...["20261224", "20261130", "20261031", "20260930", "20260831", "20260731"],
    ]
      .map((day) => `progress-${day}.jsonl`)
      .sort(),
  );
});

test("whoever learns now and then keeps as many copies, which reach back further", () => {
  const rare = after(700, (day) => day % 17 !== 0);
  expect(rare).toHaveLength(13);
});

test("a clock that is wrong for a day pushes out one copy at most", () => {
  const names = after(200);
  for (const wrong of ["progress-19700101.jsonl", "progress-20990101.jsonl"]) {
    const gone = superfluousCopies([...names, wrong]);
    expect(gone.length).toBeLessThanOrEqual(1);
  }
});

test("copies are known by their names, the newest first; other files are left alone", () => {
  const names = [
    ...[
      "progress.jsonl",
      "progress-20261121.jsonl.part",
      "notes.txt",
      "progress-unreadable-1.jsonl",
    ],
    ...["progress-20261121.jsonl", "progress-20261121-101500.jsonl"],
    ...["progress-20261121-101500-2.jsonl", "progress-20261122.jsonl"],
  ];
  expect(copyNames(names)).toEqual([
    { name: "progress-20261122.jsonl", date: "2026-11-22" },
    { name: "progress-20261121-101500.jsonl", date: "2026-11-21", time: "10:15:00" },
    { name: "progress-20261121-101500-2.jsonl", date: "2026-11-21", time: "10:15:00" },
    { name: "progress-20261121.jsonl", date: "2026-11-21" },
  ]);
  expect(superfluousCopies(names)).toEqual([]);
});

test("what a crash left of another day's copy goes, today's may be in work", () => {
  const part = (day: string) => `progress-${day}.jsonl.0a-1b.part`;
  const names = [part("20261120"), part("20261121"), "progress-20261120.jsonl"];
  expect(abandonedCopies(names, "2026-11-21")).toEqual([part("20261120")]);
});
