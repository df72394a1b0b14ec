import { expect, test } from "vitest";
import { TutorError } from "../core/error.ts";
import { decidePaths } from "./paths.ts";

type Case = readonly [
  what: string,
  env: Readonly<Record<string, string>>,
  platform: string,
  data: string,
  cache: string,
];

const cases: readonly Case[] = [
  ["Linux", {}, "linux", "/home/ada/.local/share/whichside", "/home/ada/.cache/whichside"],
  [
    "macOS",
    {},
    "darwin",
    "/home/ada/Library/Application Support/whichside",
    "/home/ada/Library/Caches/whichside",
  ],
  [
    "XDG folders",
    { XDG_DATA_HOME: "/data", XDG_CACHE_HOME: "/tmp/c" },
    "linux",
    "/data/whichside",
    "/tmp/c/whichside",
  ],
  [
    "relative XDG folders, which are to be ignored",
    { XDG_DATA_HOME: "data", XDG_CACHE_HOME: "./c" },
    "linux",
    "/home/ada/.local/share/whichside",
    "/home/ada/.cache/whichside",
  ],
  [
    "HOME before the system's word",
    { HOME: "/h" },
    "linux",
    "/h/.local/share/whichside",
    "/h/.cache/whichside",
  ],
  [
    "an empty HOME",
    { HOME: "" },
    "linux",
    "/home/ada/.local/share/whichside",
    "/home/ada/.cache/whichside",
  ],
  [
    "WHICHSIDE_HOME before all",
    { WHICHSIDE_HOME: "/w", XDG_DATA_HOME: "/data" },
    "linux",
    "/w",
    "/w/cache",
  ],
  [
    "a relative WHICHSIDE_HOME",
    { WHICHSIDE_HOME: "here" },
    "linux",
    "/work/here",
    "/work/here/cache",
  ],
];

test.each(cases)("%s", (_what, env, platform, data, cache) => {
  expect(decidePaths(env, platform, "/home/ada", "/work")).toMatchObject({ data, cache });
});

test("Windows keeps both in the local folder", () => {
  const env = { LOCALAPPDATA: "C:\\Users\\ada\\AppData\\Local" };
  const paths = {
    data: "C:\\Users\\ada\\AppData\\Local\\whichside",
    cache: "C:\\Users\\ada\\AppData\\Local\\whichside\\cache",
  };
  expect(decidePaths(env, "win32", "C:\\Users\\ada", "C:\\")).toMatchObject(paths);
  expect(decidePaths({}, "win32", "C:\\Users\\ada", "C:\\")).toMatchObject(paths);
});

test.each([undefined, "", "relative"])("a home folder of %s is none", (home) => {
  try {
    decidePaths({}, "linux", home, "/work");
  } catch (error) {
    if (!(error instanceof TutorError)) throw error;
    expect(error.code).toBe("progress.no-home");
    expect(error.hint).toContain("WHICHSIDE_HOME");
    return;
  }
  throw new Error("nothing was thrown");
});

test("without a home folder the data folder alone is enough", () => {
  expect(decidePaths({ XDG_DATA_HOME: "/d" }, "linux", undefined, "/")).toMatchObject({
    data: "/d/whichside",
    cache: "/d/whichside/cache",
  });
});

test.each([
  ["Linux", {}, "linux", "/home/ada/.config/whichside"],
  ["XDG", { XDG_CONFIG_HOME: "/etc/ada" }, "linux", "/etc/ada/whichside"],
  ["a relative XDG folder", { XDG_CONFIG_HOME: "etc" }, "linux", "/home/ada/.config/whichside"],
  ["macOS", {}, "darwin", "/home/ada/Library/Application Support/whichside"],
  ["Windows", { APPDATA: "C:\\Ada\\Roaming" }, "win32", "C:\\Ada\\Roaming\\whichside"],
  ["WHICHSIDE_HOME", { WHICHSIDE_HOME: "/own", XDG_CONFIG_HOME: "/etc" }, "linux", "/own"],
])("settings on %s", (_what, env, platform, config) => {
  const home = platform === "win32" ? "C:\\Ada" : "/home/ada";
  expect(decidePaths(env, platform, home, "/work").config).toBe(config);
});
