import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMask, maskJson, maskMultipart, maskPage, maskPairs } from "./mask.ts";
import { maskBody, maskHeaders, maskUrl } from "./mask-http.ts";
import { maskCommand, maskRows, maskSql, maskValues } from "./mask-sql.ts";

const mask = () => createMask("mask");

describe("addresses", () => {
  test.each([
    ["/login?next=/", "/login?next=/"],
    ["/api/orders/66f0c1d2a3b4c5d6e7f80912", "/api/orders/66f0c1d2a3b4c5d6e7f80912"],
    ["/assets/index-4f3a9b2c.js?v=12", "/assets/index-4f3a9b2c.js?v=12"],
    ["/u/123e4567-e89b-12d3-a456-426614174000", "/u/123e4567-e89b-12d3-a456-426614174000"],
    ["/search?q=red+tomato", "/search?q=red+tomato"],
    ["/cb?code=4%2F0AX4XfWjT2gB1k9zz&state=x", "/cb?code=••••(19)&state=x"],
    ["/a?token=abc&x=1", "/a?token=••••(3)&x=1"],
    ["/a?user%5Bpassword%5D=abc", "/a?user%5Bpassword%5D=••••(3)"],
    ["https://me:pw@host.example:8080/x", "https://me:••••(2)@host.example:8080/x"],
    ["https://0123456789abcdef@host.example/x", "https://••••(16)@host.example/x"],
    ["/reset/9f86d081884c", "/reset/••••(12)"],
    ["/cb#access_token=abc.def&type=x", "/cb#access_token=••••(7)&type=x"],
    ["/u?email=nadia%40garden.example", "/u?email=••••(20)"],
    ["/go?to=https%3A%2F%2Fme%3Apw%40h.example", "/go?to=https://me:••••(2)@h.example"],
  ])("%s", (url, expected) => {
    expect(maskUrl(url, mask())).toBe(expected);
  });
});

describe("headers", () => {
  test.each([
    ["Authorization", "Bearer abc.def", "Bearer ••••(7)"],
    ["authorization", "Basic dXNlcjpwdw==", "Basic ••••(12)"],
    ["Authorization", "abcdef", "••••(6)"],
    ["Cookie", "a=1; session=xyz", "a=••••(1); session=••••(3)"],
    ["Set-Cookie", "s=abc; Path=/; HttpOnly", "s=••••(3); Path=/; HttpOnly"],
    ["X-Api-Key", "k", "••••(1)"],
    ["apikey", "abc", "••••(3)"],
    ["X-CSRF-Token", "abc", "••••(3)"],
    ["Referer", "http://h/x?token=abc", "http://h/x?token=••••(3)"],
    ["Location", "/in#id_token=abc", "/in#id_token=••••(3)"],
    ["Content-Type", "text/html; charset=utf-8", "text/html; charset=utf-8"],
    ["ETag", '"0123456789abcdef0123456789abcdef"', '"0123456789abcdef0123456789abcdef"'],
  ])("%s: %s", (name, value, expected) => {
    expect(maskHeaders([{ name, value }], mask())).toEqual([{ name, value: expected }]);
  });
});

describe("bodies", () => {
  test("JSON keeps its shape", () => {
    const text =
      '{ "name": "Nadia", "token" : "abc", "auth": {"a": ["x", 1, true]}, "n": 12, "pin": 1234 }';
    expect(maskJson(text, mask())).toBe(
      '{ "name": "Nadia", "token" : "••••(3)", "auth": {"a": ["••••(1)", "••••(1)", true]}, "n": 12, "pin": "••••(4)" }',
    );
  });

  test("JSON that was cut, JSON in JSON, and counts of tokens", () => {
    expect(maskJson('{"a":{"password":"hunter2","x', mask())).toBe('{"a":{"password":"••••(7)","x');
    expect(maskJson('{"max_tokens": 100, "total_tokens": 7}', mask())).toContain("100");
    const inside = maskJson(JSON.stringify({ log: '{"password":"hunter2"}' }), mask());
    expect(inside).not.toContain("hunter2");
  });

  test("forms, files, pages, running text", () => {
    expect(maskPairs("name=Nadia&password=a%20b", mask())).toBe("name=Nadia&password=••••(3)");
    const form =
      '--b\r\nContent-Disposition: form-data; name="pwd"\r\n\r\nhunter2\r\n--b\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n--b--\r\n';
    expect(maskMultipart(form, mask())).toBe(form.replace("hunter2", "••••(7)"));
    const page = `<meta content='abc' name="csrf-token"><input name="_csrf" type=hidden value="xyz"><input name="q" value="v">`;
    expect(maskPage(page, mask())).toBe(
      `<meta content="••••(3)" name="csrf-token"><input name="_csrf" type=hidden value="••••(3)"><input name="q" value="v">`,
    );
    expect(mask().text("pay 4111 1111 1111 1111 by nadia@garden.example, logo@2x.png")).toBe(
      "pay ••••(19) by ••••(20), logo@2x.png",
    );
    expect(mask().text("at 1700000000000 password=hunter2")).toBe(
      "at 1700000000000 password=••••(7)",
    );
  });

  test("what was a secret once is one wherever it turns up", () => {
    const remembering = mask();
    maskHeaders([{ name: "Cookie", value: "sid=s%3Aabcdefgh12345678.sig" }], remembering);
    expect(remembering.text("SELECT 'abcdefgh12345678'")).toBe("SELECT '••••(16)'");
  });

  test("a long body is cut, and no secret is cut in two", () => {
    const text = `${"x".repeat(16_380)} password=hunter2`;
    const body = maskBody({ type: "text/plain", text }, mask());
    expect(body).toMatchObject({ cut: true, size: text.length });
    expect(body.text).not.toContain("hunter");
  });
});

describe("queries", () => {
  test.each([
    ["SELECT * FROM members WHERE name = 'Nadia'", "SELECT * FROM members WHERE name = 'Nadia'"],
    ["UPDATE m SET password='x''y', name='z'", "UPDATE m SET password='••••(4)', name='z'"],
    [
      "INSERT INTO m (name, pin) VALUES ('a', 1234), ('b', 5)",
      "INSERT INTO m (name, pin) VALUES ('a', ••••(4)), ('b', ••••(1))",
    ],
    ["INSERT INTO m VALUES (1, 'a')", "INSERT INTO m VALUES (1, '••••(1)')"],
    [
      "SELECT 1 WHERE u.token IN ('a', 'b') AND city = 'c'",
      "SELECT 1 WHERE u.token IN ('••••(1)', '••••(1)') AND city = 'c'",
    ],
    ["SELECT 'C:\\' WHERE pw = 'x'", "SELECT 'C:••••(17)"],
    ["ALTER USER x WITH PASSWORD 'abc'", "ALTER USER x WITH PASSWORD '••••(3)'"],
    [
      "SELECT * FROM m WHERE lower(email) = lower('a@b.example')",
      "SELECT * FROM m WHERE lower(email) = lower('••••(11)')",
    ],
  ])("%s", (sql, expected) => {
    expect(maskSql(sql, mask()).sql).toBe(expected);
  });

  test.each([
    ["INSERT INTO m (name, hash) VALUES (?, ?)", ["Nadia", "abc"], ["Nadia", "••••(3)"]],
    ["UPDATE m SET token = $2 WHERE id = $1", [7, "abc"], ["7", "••••(3)"]],
    ["UPDATE m SET token = :t WHERE id = :id", [{ t: "abc", id: 7 }], ["t: ••••(3)", "id: 7"]],
    [
      "SELECT * FROM m WHERE email = ? AND password = ?",
      ["a@b.example", "x"],
      ["••••(11)", "••••(1)"],
    ],
    ["INSERT INTO m VALUES (?, ?)", [1, "x"], ["1", "••••(1)"]],
  ])("%s", (sql, values, expected) => {
    const hidden = mask();
    expect(maskValues(values, maskSql(sql, hidden), hidden)).toEqual(expected);
  });

  test("rows and commands", () => {
    const rows = [{ id: 1, password_hash: "abc", data: '{"cookie":{"token":"x"}}' }];
    expect(maskRows(rows, mask())).toEqual({
      columns: ["id", "password_hash", "data"],
      rows: [["1", "••••(3)", '{"cookie":{"token":"••••(1)"}}']],
    });
    expect(maskCommand("SET", ["sess:a1b2c3d4e5f6a7b8", "{}", "EX", "60"], mask()).sql).toBe(
      "SET sess:••••(16) ••••(2) EX 60",
    );
    expect(maskCommand("AUTH", ["hunter2"], mask()).sql).toBe("AUTH ••••(7)");
    expect(maskCommand("GET", ["hours:2026"], mask()).sql).toBe("GET hours:2026");
  });
});

test("whatever comes, masking ends, and takes no longer than the text is long", () => {
  const texts = fc.oneof(fc.string({ unit: "binary" }), fc.json(), fc.webUrl());
  fc.assert(
    fc.property(texts, (text) => {
      maskJson(text, mask());
      maskSql(text, mask());
      maskUrl(text, mask());
      maskPage(text, mask());
      maskMultipart(text, mask());
    }),
  );
  const hostile = [
    "eyJ-",
    "a@",
    "a:",
    "<input ",
    "'",
    '"\\',
    "1 ",
    "://a:",
    "password=",
    "-- ",
    "/*",
    'name="a"\r\n\r\n',
    "-----BEGIN PRIVATE KEY-----",
  ];
  for (const each of hostile) {
    const text = each.repeat(20_000);
    const start = performance.now();
    maskJson(text, mask());
    maskSql(text, mask());
    maskUrl(text.slice(0, 60_000), mask());
    maskPage(text.slice(0, 60_000), mask());
    maskMultipart(text.slice(0, 60_000), mask());
    expect({ each, slow: performance.now() - start > 5000 }).toEqual({ each, slow: false });
  }
});
