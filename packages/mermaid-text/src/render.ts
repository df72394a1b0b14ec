/** The door for other programs: a source in, everything that can be shown of it out. Pure. */

import type { Diagnostic } from "./diagnostic.ts";
import {
  type Diagram,
  describeDiagram,
  diagramSteps,
  drawDiagram,
  kindWord,
  parseDiagram,
} from "./diagram.ts";
import type { Drawing, DrawOptions, Side } from "./draw.ts";
import { boxSource } from "./source-box.ts";
import type { Allowance } from "./text/meter.ts";
import type { Line } from "./text/styled.ts";
import { paintLine, plainText, type Theme, themes } from "./theme.ts";

export interface RenderOptions {
  /** Cells that no line may pass: 80 unless said. */
  readonly width?: number;
  /** Rows that would be best: a drawing that goes the other way is taken when only that fits. */
  readonly height?: number;
  /** `ascii` draws with bytes below 128 alone. */
  readonly charset?: "unicode" | "ascii";
  /** How `ansi` looks: a name, or escape codes for each role. `dark` unless said. */
  readonly theme?: "dark" | "light" | "none" | Theme;
  /** Shows the diagram as it looks at this step, from 1. */
  readonly step?: number;
  /** Classes that are sides of an app: each has a colour, and a mark where no name says it. */
  readonly sides?: readonly Side[];
  /** Steps of work that several renderings share, as from `pageAllowance()`. */
  readonly allowance?: Allowance;
}

export interface Rendering {
  /** Rows of styled spans, for painting of your own. */
  readonly lines: readonly Line[];
  /** The rows without styles. */
  readonly text: string;
  /** The rows with escape codes in the theme's colours. */
  readonly ansi: string;
  readonly width: number;
  readonly height: number;
  /** `flowchart`, `sequence`, ...; for a kind that is not drawn Mermaid's word for it. */
  readonly kind: string;
  /** `list`: no picture fits, numbered lines say the same. `source`: the kind is not drawn. */
  readonly form: Drawing["form"];
  readonly diagnostics: readonly Diagnostic[];
  /** One sentence a step. */
  readonly steps: readonly string[];
  /** The whole diagram in sentences. */
  readonly describe: () => readonly string[];
}

const leastWidth = 6;

export function render(source: string, options: RenderOptions = {}): Rendering {
  const {
    width = 80,
    height,
    charset = "unicode",
    theme = "dark",
    step,
    sides,
    allowance,
  } = options;
  const draw: DrawOptions = {
    width: Math.max(leastWidth, Math.floor(width)),
    charset,
    ...(step === undefined ? {} : { step }),
    ...(sides === undefined ? {} : { sides }),
    ...(allowance === undefined ? {} : { allowance }),
  };
  const { value, diagnostics } = parseDiagram(source);
  const kind = value?.kind ?? kindWord(source);
  const drawing = value
    ? drawingFor(value, draw, height)
    : boxSource(source, kind || "not a diagram", draw);
  const { lines } = drawing;
  const shown = typeof theme === "string" ? themes[theme] : theme;
  return {
    lines,
    text: plainText(lines),
    ansi: lines.map((line) => paintLine(line, shown)).join("\n"),
    width: drawing.width,
    height: lines.length,
    kind,
    form: drawing.form,
    diagnostics,
    steps: value ? diagramSteps(value) : [],
    describe: () => (value ? describeDiagram(value, sides) : undrawn(kind)),
  };
}

function undrawn(kind: string): string[] {
  return [
    kind === "" ? "This is no diagram." : `A diagram of the kind ${kind}, shown as its source.`,
  ];
}

/** The drawing, or the one that goes the other way when only that has as few rows as wished. */
function drawingFor(diagram: Diagram, options: DrawOptions, height: number | undefined): Drawing {
  const drawing = drawDiagram(diagram, options);
  const isTall = height !== undefined && drawing.lines.length > height;
  if (!isTall || !("direction" in diagram)) return drawing;
  const isUpright = diagram.direction === "TD" || diagram.direction === "BT";
  const other = drawDiagram({ ...diagram, direction: isUpright ? "LR" : "TD" }, options);
  return other.form === "drawing" && other.lines.length <= height ? other : drawing;
}
