/** A yes or no; only a `y` is a yes. Pure. */

import { line, span, wrapLine } from "mermaid-text/text";
import { styles } from "../../core/view/style.ts";
import { stay, type Widget } from "./widget.ts";

export function confirmWidget(message: string): Widget<null, boolean> {
  const answer = (yes: boolean) => ({
    kind: "answer" as const,
    value: yes,
    trace: line(span(`${message} ${yes ? "Yes" : "No"}`, styles.dim)),
  });
  return {
    start: null,
    letters: ["y", "n"],
    press(state, key) {
      const letter = key.char.toLowerCase();
      if (letter === "y") return answer(true);
      return letter === "n" || key.name === "enter" ? answer(false) : stay(state);
    },
    draw: (_state, look) => ({
      lines: wrapLine(line(message), look.text),
      focus: [0, 1],
      help: ["y yes", "n or Enter no"],
    }),
  };
}
