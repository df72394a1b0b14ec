import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { removeFolder } from "../../test/folder.ts";
import { keepCompiledCode } from "./compiled-code.ts";

const enableCompileCache = vi.fn();
let home = "";

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-compiled-"));
  enableCompileCache.mockReset();
  vi.spyOn(process, "getBuiltinModule").mockReturnValue({ enableCompileCache } as never);
});

afterEach(() => {
  vi.restoreAllMocks();
  removeFolder(home);
});

const keep = (version = "22.12.0") => keepCompiledCode({ WHICHSIDE_HOME: home }, version);

test("a folder of our own is used, and made when it is missing", () => {
  keep();
  expect(enableCompileCache).toHaveBeenCalledWith(join(home, "cache", "compiled"));
  keep();
  expect(enableCompileCache).toHaveBeenCalledTimes(2);
});

test("an older Node keeps nothing", () => {
  keep("20.19.0");
  expect(enableCompileCache).not.toHaveBeenCalled();
  expect(readdirSync(home)).toEqual([]);
});

describe.skipIf(process.getuid === undefined)("code that others may have written", () => {
  const places: readonly [what: string, make: (cache: string, compiled: string) => void][] = [
    ["a folder that others can write to", (_cache, compiled) => chmodSync(compiled, 0o777)],
    ["a cache that a group can write to", (cache) => chmodSync(cache, 0o775)],
    [
      "a link to another folder",
      (cache, compiled) => {
        removeFolder(compiled);
        mkdirSync(join(cache, "elsewhere"));
        symlinkSync("elsewhere", compiled);
      },
    ],
    [
      "a folder of somebody else",
      () => {
        const { getuid = () => 0 } = process;
        const mine = getuid();
        vi.spyOn(process, "getuid").mockReturnValue(mine + 1);
      },
    ],
  ];

  test.each(places)("%s is not run", (_what, make) => {
    const cache = join(home, "cache");
    const compiled = join(cache, "compiled");
    mkdirSync(compiled, { recursive: true, mode: 0o700 });
    chmodSync(cache, 0o700);
    make(cache, compiled);
    keep();
    expect(enableCompileCache).not.toHaveBeenCalled();
    expect(existsSync(compiled)).toBe(true);
  });
});
