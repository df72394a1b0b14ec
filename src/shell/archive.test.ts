/** A ZIP that somebody made to harm is refused, and nothing of it is read further than it took to see that. */

import { deflateRawSync } from "node:zlib";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { TutorError } from "../core/error.ts";
import { textsInArchive } from "./archive.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

function codeOf(bytes: Uint8Array): string {
  try {
    textsInArchive(bytes, "a.zip");
  } catch (error) {
    if (error instanceof TutorError) return error.code;
    throw error;
  }
  return "read";
}

test("texts are read, and other files are named", () => {
  const bytes = zipSync({
    "imsmanifest.xml": utf8("<manifest/>"),
    "a/b.xml": utf8("é".repeat(50_000)),
    "a/picture.png": utf8("no text"),
    "__MACOSX/a/._b.xml": utf8("junk"),
  });
  const { texts, others } = textsInArchive(bytes, "a.zip");
  expect(texts.map(({ name }) => name)).toEqual(["imsmanifest.xml", "a/b.xml"]);
  expect(new TextDecoder().decode(texts[1]?.bytes)).toBe("é".repeat(50_000));
  expect(others).toEqual(["a/picture.png", "__MACOSX/a/._b.xml"]);
});

test("files that are stored as they are, as well", () => {
  const { texts } = textsInArchive(zipSync({ "a.txt": utf8("so") }, { level: 0 }), "a.zip");
  expect(new TextDecoder().decode(texts[0]?.bytes)).toBe("so");
});

test.each(["../out.xml", "/etc/out.xml", "a/../../out.xml", "C:/out.xml", "a\\..\\..\\out.xml"])(
  "the name %s leads out",
  (name) => {
    expect(codeOf(zipSync({ [name]: utf8("x") }))).toBe("package.unsafe");
  },
);

/** One file, deflated, in a package that says of its size what it wants to. */
function packedAs(size: number, content: Uint8Array): Uint8Array {
  const packed = deflateRawSync(content);
  const head = new DataView(new ArrayBuffer(35));
  head.setUint32(0, 0x04034b50, true);
  head.setUint16(8, 8, true);
  head.setUint32(18, packed.length, true);
  head.setUint32(22, size, true);
  head.setUint16(26, 5, true);
  const start = new Uint8Array(head.buffer);
  start.set(utf8("a.xml"), 30);
  return Buffer.concat([start, packed]);
}

test.each([10, 30_000_000])("a burst is noticed early, also one that claims %i bytes", (size) => {
  expect(codeOf(packedAs(size, new Uint8Array(30_000_000)))).toBe("package.too-large");
});

test("much that is hardly packed is too large as well", () => {
  const zeros = new Uint8Array(13_000_000);
  const files = Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`${at}.xml`, zeros]));
  expect(codeOf(zipSync(files, { level: 0 }))).toBe("package.too-large");
});

test("more files than anybody packs are not counted to the end", () => {
  const files = Object.fromEntries(
    Array.from({ length: 10_001 }, (_, at) => [`${at}.txt`, new Uint8Array()]),
  );
  expect(codeOf(zipSync(files, { level: 0 }))).toBe("package.too-large");
});

test("a damaged, a locked and an empty one are told", () => {
  const whole = zipSync({ "a.xml": utf8("text ".repeat(2_000)) });
  expect(codeOf(whole.subarray(0, 60))).toBe("package.damaged");
  const torn = whole.slice();
  torn.fill(255, 40, 70);
  expect(codeOf(torn)).toBe("package.damaged");
  const locked = whole.slice();
  locked[6] = 1;
  expect(codeOf(locked)).toBe("package.damaged");
  expect(codeOf(zipSync({}))).toBe("package.damaged");
});
