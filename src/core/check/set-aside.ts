/** Warnings that an author sets aside with a reason. Pure. */

import { didYouMean } from "mermaid-text/text";
import type { Diagnostic } from "../diagnostic.ts";
import { notesFor, problems } from "../problems.ts";
import type { ScopedAllow } from "../reading/parts.ts";

/** What is left of the diagnostics, and what is wrong with the `allow` comments themselves. */
export function setAside(
  diagnostics: readonly Diagnostic[],
  allows: readonly ScopedAllow[],
): Diagnostic[] {
  const used = new Set<ScopedAllow>();
  const byFile = new Map<string, ScopedAllow[]>();
  for (const allow of allows) {
    const others = byFile.get(allow.file);
    if (others === undefined) byFile.set(allow.file, [allow]);
    else others.push(allow);
  }
  const left = diagnostics.filter((one) => {
    if (one.severity === "error") return true;
    const fitting = (byFile.get(one.file) ?? []).filter(
      (allow) => allow.code === one.code && one.line >= allow.from && one.line <= allow.to,
    );
    for (const allow of fitting) used.add(allow);
    return fitting.length === 0;
  });
  for (const allow of allows) {
    const { report } = notesFor(allow.file, left);
    const severity: string | undefined = new Map<string, string>(Object.entries(problems)).get(
      allow.code,
    );
    if (severity !== "warning" && !used.has(allow)) {
      report(
        "allow.unknown",
        allow.at,
        severity === "error"
          ? `\`${allow.code}\` is an error and cannot be set aside.`
          : `There is no warning \`${allow.code}\`.`,
        severity === "error"
          ? "mend what it names"
          : didYouMean(
              allow.code,
              warnings(),
              "write a code as `check` prints it: `allow: teaching.absolute-words, reason: …`",
            ),
      );
    } else if (!used.has(allow) && allow.code.startsWith("edition.")) {
      // Whether anything is lost is only known beside an earlier edition.
    } else if (!used.has(allow)) {
      report(
        "allow.unused",
        allow.at,
        `Nothing here is set aside by \`allow: ${allow.code}\`.`,
        "delete the comment; it counts below the heading it stands under, or above all headings for the whole file",
      );
    } else if (allow.reason.length < 3) {
      report(
        "allow.no-reason",
        allow.at,
        `\`${allow.code}\` is set aside without a reason.`,
        `write why: \`allow: ${allow.code}, reason: …\``,
      );
    }
  }
  return left;
}

function warnings(): string[] {
  return Object.entries(problems).flatMap(([code, severity]) =>
    severity === "warning" ? [code] : [],
  );
}
