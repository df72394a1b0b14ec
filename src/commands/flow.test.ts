import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FakeWorld, fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { type FlowOptions, flow } from "./flow.ts";

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-flow-"));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const usual: FlowOptions = { from: "-", play: false, describe: false, json: false };
const chain = "sequenceDiagram\nA->>B: hello\nB-->>A: bye\n";

function world(text: string, name = "-"): FakeWorld {
  return fakeWorld({ home, lessons: [], now: () => 0, files: { [name]: text } });
}

test("a source from standard input is drawn", async () => {
  const here = world(chain);
  expect(await flow(usual, here)).toBe(0);
  expect(here.out()).toContain("hello");
  expect(here.out()).toContain("├");
});

test("all diagrams of a Markdown file are drawn", async () => {
  const text = `# Two\n\n\`\`\`mermaid\n${chain}\`\`\`\n\n\`\`\`mermaid\nflowchart TD\nC --> D\n\`\`\`\n`;
  const here = world(text, "two.md");
  expect(await flow({ ...usual, from: "two.md" }, here)).toBe(0);
  expect(here.out()).toContain("hello");
  expect(here.out()).toContain("│ D │");
});

test("a fault is told with its place in the file, and the rest is drawn", async () => {
  const text = "text\n\n```mermaid\nflowchart TD\nA --> B\nfoo bar\n```\n";
  const here = world(text, "fault.md");
  expect(await flow({ ...usual, from: "fault.md" }, here)).toBe(0);
  expect(here.err()).toContain("fault.md:6:1");
  expect(here.out()).toContain("│ B │");
});

test("a kind that is not drawn is shown as its source", async () => {
  const here = world('pie\n"a": 1\n');
  expect(await flow(usual, here)).toBe(0);
  expect(here.err()).toContain("diagram.kind-unknown");
  expect(here.out()).toContain("pie");
});

test("a kind that is not drawn is named in sentences and in the model, between those that are", async () => {
  const pie = 'pie\n"a": 1';
  const text = `\`\`\`mermaid\n${pie}\n\`\`\`\n\n\`\`\`mermaid\n${chain}\n\`\`\`\n`;
  const described = world(text, "two.md");
  await flow({ ...usual, from: "two.md", describe: true }, described);
  expect(described.out()).toContain("pie, as its source:");
  expect(described.out()).not.toContain("│");
  const here = world(text, "two.md");
  expect(await flow({ ...usual, from: "two.md", json: true }, here)).toBe(0);
  const [first, second] = JSON.parse(here.out()).diagrams;
  expect(first).toEqual({
    kind: "pie",
    version: 1,
    source: expect.stringContaining(pie),
    steps: [],
  });
  expect(second.kind).toBe("sequence");
});

test("described, it is one sentence a step", async () => {
  const here = world(chain);
  await flow({ ...usual, describe: true }, here);
  expect(here.out()).toContain("Step 1 of 2.");
  expect(here.out()).not.toContain("│");
});

test("a step is drawn with its sentence; one that is not there names those that are", async () => {
  const here = world(chain);
  await flow({ ...usual, step: 2 }, here);
  expect(here.out()).toContain("Step 2 of 2.");
  const error = await thrownBy(flow({ ...usual, step: 3 }, world(chain)));
  expect(error).toMatchObject({ code: "flow.no-such-step", exitCode: 2 });
  expect(error.hint).toBe("Name one from 1 to 2.");
});

test("the model is one JSON document with the steps", async () => {
  const here = world(chain);
  await flow({ ...usual, json: true }, here);
  const document = JSON.parse(here.out());
  expect(document).toMatchObject({ schema: "whichside/flow", version: 1 });
  expect(document.diagrams[0].steps).toHaveLength(2);
});

test.each(["", "# Only text\n"])("a Markdown file without a diagram: %j", async (text) => {
  const error = await thrownBy(flow({ ...usual, from: "x.md" }, world(text, "x.md")));
  expect(error.code).toBe("flow.no-diagram");
});

test("playing needs a terminal", async () => {
  const error = await thrownBy(flow({ ...usual, play: true }, world(chain)));
  expect(error).toMatchObject({ code: "terminal.needed", exitCode: 2 });
});
