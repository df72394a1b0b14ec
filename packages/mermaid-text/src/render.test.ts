import fc from "fast-check";
import { expect, test } from "vitest";
import { renderMarkdown } from "./markdown.ts";
import { render } from "./render.ts";
import { streamDiagram } from "./stream.ts";
import { cells } from "./text/width.ts";

const source = "flowchart LR\n  A[Page] -->|asks| B[Server]";

test("a source gives rows, text, steps, sentences and what is wrong", () => {
  const drawing = render(`${source}\n  B -> C`, { width: 60 });
  expect(drawing).toMatchObject({ kind: "flowchart", form: "drawing" });
  expect(drawing.text.split("\n")).toHaveLength(drawing.height);
  expect(drawing.diagnostics).toMatchObject([{ line: 3, hint: "Write A --> B." }]);
  expect(drawing.steps).toHaveLength(2);
  expect(drawing.describe()[0]).toMatch(/^Step 1 of 2\. /);
});

test("a theme says how each role looks, and nothing but numbers reaches the terminal", () => {
  const titled = `---\ntitle: T\n---\n${source}`;
  expect(render(titled, { theme: "dark" }).ansi).toContain("\u001b[1mT\u001b[0m");
  expect(render(titled, { theme: "none" }).ansi).toBe(render(titled).text);
  expect(render(titled, { theme: { bold: "38;5;9" } }).ansi).toContain("\u001b[38;5;9mT");
  expect(render(titled, { theme: { bold: "1m\u001b]0;x" } }).ansi).toBe(render(titled).text);
});

test("a drawing that goes the other way is taken when only that has few rows enough", () => {
  const chain = "flowchart TD\nA --> B --> C --> D";
  expect(render(chain, { width: 80 }).height).toBeGreaterThan(8);
  expect(render(chain, { width: 80, height: 5 }).height).toBeLessThanOrEqual(5);
  expect(render(chain, { width: 12, height: 5 }).height).toBeGreaterThan(8);
});

test("a kind that is not drawn is shown as its source, within the width", () => {
  const pie = 'pie title Pets\n  "Dogs" : 386\n  "Cats, and a very long name for them" : 85';
  const drawing = render(pie, { width: 24 });
  expect(drawing).toMatchObject({ kind: "pie", form: "source" });
  expect(drawing.text).toBe(
    [
      "┌─ pie ───────────────┐",
      "│ pie title Pets      │",
      '│   "Dogs" : 386      │',
      '│   "Cats, and a very │',
      "│   long name for     │",
      '│   them" : 85        │',
      "└─────────────────────┘",
    ].join("\n"),
  );
  expect(drawing.describe()).toEqual(["A diagram of the kind pie, shown as its source."]);
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 6, max: 60 }), (text, width) => {
      const { text: shown } = render(`pie\n${text}`, { width, charset: "ascii" });
      for (const row of shown.split("\n")) expect(cells(row)).toBeLessThanOrEqual(width);
      expect(shown).toMatch(/^[\x20-\x7e\n]*$/);
    }),
  );
});

test("the fences of a Markdown text are drawn, and the rest stays", () => {
  const drawn = render(source, { width: 58 }).text;
  const text = `# T\r\n\n- one\n\n  ~~~mermaid\n  ${source.replace("\n", "\n  ")}\n  ~~~\n\nend\n`;
  const fence = `\`\`\`text\n${drawn}\n\`\`\``.replace(/^(?=.)/gm, "  ");
  expect(renderMarkdown(text, { width: 60 })).toBe(`# T\r\n\n- one\n\n${fence}\n\nend\n`);
  expect(renderMarkdown("no fence\n")).toBe("no fence\n");
  expect(renderMarkdown(`\`\`\`mermaid\n${source}`, { replace: ({ kind }) => kind })).toBe(
    "flowchart",
  );
});

test("a stream draws whole lines, says which rows stay, and ends as the whole source", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (sizes) => {
      const whole = "sequenceDiagram\n  A->>B: hello\n  B-->>A: good day\n  A-)B: bye\n";
      const stream = streamDiagram({ width: 40 });
      let rows: string[] = [];
      let at = 0;
      for (const size of sizes) {
        const next = stream.push(whole.slice(at, at + size));
        at += size;
        const now = next.ansi.split("\n");
        expect(now.slice(0, next.kept)).toEqual(rows.slice(0, next.kept));
        rows = now;
      }
      stream.push(whole.slice(at));
      expect(stream.end().text).toBe(render(whole, { width: 40 }).text);
    }),
  );
});
