/** The ground floor: text made safe, measured in cells, wrapped, styled. Pure. The door for other packages. */

export { clean, cleanLines, joinSafe, type Safe, safeJson, sliceSafe, tab } from "./clean.ts";
export { didYouMean, distance, nearest } from "./nearest.ts";
export {
  type Color,
  colors,
  type Hue,
  type Line,
  line,
  lineCells,
  lineText,
  type Span,
  type Style,
  span,
} from "./styled.ts";
export { cells, graphemes, isSimple, padEnd } from "./width.ts";
export { cutLine, joinSpans, wrapLine } from "./wrap.ts";
