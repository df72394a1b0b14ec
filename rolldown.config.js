import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { defineConfig } from "rolldown";

/** Collects the licences of what is bundled: they have to travel with it. */
function notices() {
  return {
    name: "notices",
    generateBundle(_options, bundle) {
      const folders = new Set();
      for (const chunk of Object.values(bundle)) {
        for (const id of chunk.moduleIds ?? []) {
          if (id.startsWith("\0unused:")) continue;
          const parts = id.replaceAll("\0", "").split(`${sep}node_modules${sep}`);
          if (parts.length > 1) folders.add(packageFolder(dirname(id.replaceAll("\0", ""))));
        }
      }
      const named = new Map();
      for (const folder of [...folders].sort()) {
        const { name, version, license } = JSON.parse(
          readFileSync(join(folder, "package.json"), "utf8"),
        );
        const file = readdirSync(folder).find((name) => /^licen[cs]e([.-]|$)/i.test(name));
        const text =
          file === undefined
            ? `Licence: ${license}`
            : readFileSync(join(folder, file), "utf8").trim();
        // Many packages of one author share a text to the letter.
        named.set(text, [...(named.get(text) ?? []), `${name} ${version}`]);
      }
      const texts = [...named].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
      this.emitFile({
        type: "asset",
        fileName: "THIRD-PARTY-NOTICES.txt",
        source: `whichside contains code of these packages.\n\n${texts.join(`\n${"-".repeat(72)}\n\n`)}`,
      });
    },
  };
}

/** The database of the lab, as small as it gets: pressing it takes seconds, so it is done once. */
function sqliteFile() {
  return {
    name: "sqlite-file",
    generateBundle() {
      const wasm = readFileSync("node_modules/wa-sqlite/dist/wa-sqlite.wasm");
      const kept = join("node_modules/.cache/whichside", `sqlite-${wasm.length}.br`);
      if (!existsSync(kept)) {
        mkdirSync(dirname(kept), { recursive: true });
        const params = { [constants.BROTLI_PARAM_LGWIN]: 24 };
        writeFileSync(kept, brotliCompressSync(wasm, { params }));
      }
      this.emitFile({ type: "asset", fileName: "sqlite.wasm.br", source: readFileSync(kept) });
    },
  };
}

const never = "() { throw new Error('left out of the bundle'); }";

/** What libraries import and this program never uses, with what stands in for it. */
const standIns = new Map([
  // Commander's way of starting other programs.
  ["node:child_process", `export function spawn${never}`],
  // Chalk's guess at colours, which `terminal.ts` decides.
  ["#supports-color", "export default { stdout: { level: 0 }, stderr: { level: 0 } };"],
  // Boxen's names of background colours, and its wrapping: it draws empty boxes, see `paint.ts`.
  ["camelcase", `export default function camelCase${never}`],
  ["wrap-ansi", "export default (text) => text;"],
]);

const coreTags = `
import { schema } from "./core/schema.js";
export const coreKnownTags = {};
export const getTags = () => [...schema];
`;

/** Modules of `yaml` that write YAML or make plain values of it: reading a tree needs none. */
const neverCalled =
  /\/yaml\/browser\/dist\/(?:stringify\/|visit|parse\/cst-|doc\/(?:anchors|applyReviver|createNode)|nodes\/(?:addPairToJSMap|toJS))/;

/**
 * Leaves out what libraries load at start and this program never uses: a fifth of the time until
 * the first line is on the screen, and of the bytes of what is read of YAML.
 */
function leaveOut() {
  return {
    name: "leave-out",
    resolveId(id, importer) {
      // The same code as modules: what isn't called stays out.
      if (id === "yaml") return resolve("node_modules/yaml/browser/dist/index.js");
      if (!importer?.includes("node_modules")) return undefined;
      // What the program measures with: one measure everywhere, and 9 ms less than boxen's own.
      if (id === "string-width") return this.resolve("fast-string-width");
      return standIns.has(id) ? `\0unused:${id}` : undefined;
    },
    load(id) {
      const path = id.replaceAll(sep, "/");
      // The database's file is read from the disk: no browser asks for it.
      if (path.endsWith("/wa-sqlite/dist/wa-sqlite.mjs")) {
        return readFileSync(id, "utf8").replaceAll("fetch(", "unused(");
      }
      // Dates, sets and binaries: a tag that isn't of YAML's core is a mistake, see `yaml.ts`.
      if (path.endsWith("/yaml/browser/dist/schema/tags.js")) return coreTags;
      const standIn = standIns.get(id.replace("\0unused:", ""));
      if (standIn !== undefined || !neverCalled.test(path)) return standIn;
      const [, names = ""] = /^export \{ (.+) \};$/m.exec(readFileSync(id, "utf8")) ?? [];
      return names
        .split(", ")
        .map((name) => `export function ${name}${never}`)
        .join("\n");
    },
  };
}

/**
 * Tells what a module imports, and what that imports, and so on: what is always loaded together
 * stands in one file, since each file that is looked for and opened costs a third of a millisecond.
 */
function importsOf() {
  const imported = new Map();
  const all = (id, found = new Set()) => {
    if (found.has(id)) return found;
    found.add(id);
    for (const each of imported.get(id) ?? []) all(each, found);
    return found;
  };
  return {
    plugin: {
      name: "imports",
      moduleParsed: ({ id, importedIds }) => {
        imported.set(id, importedIds);
      },
    },
    by(...files) {
      let found;
      return (id) => {
        found ??= new Set(files.flatMap((file) => [...all(resolve(file))]));
        return found.has(id);
      };
    },
  };
}

function packageFolder(folder) {
  const manifest = join(folder, "package.json");
  // Some packages keep a nameless package.json further down to say "type": "module".
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).name) return folder;
  return packageFolder(dirname(folder));
}

const needed = importsOf();

/** Names of such files, and the modules that they begin with; what one has, the next ones lack. */
const filesOfTheStart = [
  ["start", "src/main.ts"],
  ["frame", "src/command-line.ts"],
  [
    "course",
    "src/shell/open-library.ts",
    "src/session/session.ts",
    "src/session/overview.ts",
    "src/session/today.ts",
    "src/core/view/course-list.ts",
    "src/core/view/bar.ts",
    "src/core/document/block.ts",
  ],
  ["schedule", "src/core/progress/score.ts"],
  ["names", "src/core/text/slug.ts"],
  ["diagram", "packages/mermaid-text/src/diagram.ts"],
  ["page", "src/core/view/lesson.ts", "src/session/drawing.ts"],
  ["asking", "src/session/questions.ts", "src/session/reading.ts", "src/session/selection.ts"],
  // What listens on a port is one file: a test holds that no other one does.
  ["club", "src/lab/serve.ts", "src/lab/stage.ts"],
  // So is what sends something to another machine.
  ["record-store", "src/shell/record-store.ts"],
];

export default defineConfig({
  // The hook is loaded into other programs, the ears into another thread: they share nothing with this one.
  input: {
    main: "src/main.ts",
    "watch-hook": "src/hook/watch-hook.ts",
    "ears-worker": "src/shell/prompts/ears-worker.ts",
  },
  platform: "node",
  resolve: { conditionNames: ["source", "node", "import", "default"] },
  output: {
    dir: "dist",
    cleanDir: true,
    format: "cjs",
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name].cjs",
    // Functions keep their names, so that a stack trace in a report can be read.
    minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
    comments: false,
    codeSplitting: {
      groups: filesOfTheStart.map(([name, ...files], index) => ({
        name,
        test: needed.by(...files),
        priority: filesOfTheStart.length - index,
      })),
    },
  },
  plugins: [needed.plugin, leaveOut(), notices(), sqliteFile()],
});
