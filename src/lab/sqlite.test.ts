import { expect, test } from "vitest";
import { hasOwnSqlite, openSqlite } from "./sqlite.ts";

test.each([
  ["20.19.0", false],
  ["22.12.0", false],
  ["22.13.0", true],
  ["22.14.0", true],
  ["23.0.0", true],
  ["24.1.0", true],
])("Node %s has a database of its own that needs no flag: %s", (version, has) => {
  expect(hasOwnSqlite(version)).toBe(has);
});

test.each(hasOwnSqlite() ? (["wasm", "node:sqlite"] as const) : (["wasm"] as const))(
  "%s keeps every value as it is, and says what is wrong",
  async (engine) => {
    const database = await openSqlite(engine);
    database.run("create table things (id integer primary key, value any unique)");
    const values = ["", "rose", "Grüße 🌱", 0, -1, 2.5, 2 ** 31, 1_764_486_000_000, null];
    for (const [index, value] of values.entries()) {
      const { changes, lastId } = database.run("insert into things (value) values (?)", [value]);
      expect({ changes, lastId }).toEqual({ changes: 1, lastId: index + 1 });
    }
    const rows = database.all("select value from things order by id");
    expect(rows.map((row) => row["value"])).toEqual(values);
    const given = database.all("update things set value = 'moss' where id = ? returning *", [2]);
    expect(given).toEqual([{ id: 2, value: "moss" }]);
    const [nul] = database.all("select ? as value", ["a\0b"]);
    expect(nul).toEqual({ value: "a\uFFFDb" });
    expect(() => database.run("insert into things (value) values (0)")).toThrow(
      /UNIQUE constraint failed: things\.value/,
    );
    expect(() => database.all("select * from plants")).toThrow(/no such table: plants/);
    // Nothing of the failed ones is left open: the table can be changed.
    database.run("drop table things");
    database.close();
  },
);
