/** Links and images: whether they lead somewhere a reader can go. Pure. */

import { clean, didYouMean } from "mermaid-text/text";
import type { Report } from "../problems.ts";
import type { FoundLink } from "./blocks.ts";

/** What links of one file may lead to. */
export interface LinkTargets {
  /** The lesson's folder below the course's. */
  readonly lesson: string;
  /** Slugs of the headings of lesson.md. */
  readonly anchors: readonly string[];
  /** Whether a file or folder exists, by its path below the course folder; undefined: nobody knows. */
  readonly exists: ((path: string) => boolean) | undefined;
}

export function checkLink(link: FoundLink, targets: LinkTargets, report: Report): void {
  const { url, at } = link;
  if (link.kind === "image" && link.text.trim() === "") {
    report(
      "image.no-text",
      at,
      "The image has no text in its place, and a terminal shows nothing else of it.",
      "say what can be seen: `![a login form](login.png)`",
    );
  }
  if (url === "") {
    report(
      "link.empty",
      at,
      `The ${link.kind} leads nowhere.`,
      "write the address between the parentheses",
    );
    return;
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    if (["http", "https", "mailto"].includes(scheme)) return;
    report(
      "link.unsafe",
      at,
      `Links with \`${clean(scheme)}:\` are not followed.`,
      "use https:, mailto:, or a file in the course folder",
    );
    return;
  }
  if (url.startsWith("#")) {
    const anchor = decoded(url.slice(1));
    if (targets.anchors.includes(anchor)) return;
    report(
      "link.no-section",
      at,
      `The lesson has no heading \`#${clean(anchor)}\`.`,
      didYouMean(
        anchor,
        targets.anchors,
        `its headings are ${targets.anchors.slice(0, 8).join(", ")}`,
      ),
    );
    return;
  }
  const path = below(targets.lesson, decoded(url.replace(/[?#][\s\S]*/, "")));
  if (path === undefined) {
    report(
      "link.outside",
      at,
      `\`${clean(url)}\` leads out of the course folder.`,
      "copy the file into the lesson's folder, or link to the web with https://",
    );
  } else if (targets.exists !== undefined && !targets.exists(path)) {
    report(
      "link.broken",
      at,
      `There is no file \`${clean(path)}\` in the course folder.`,
      /^www\./i.test(url)
        ? `write https:// before a web address: \`https://${clean(url)}\``
        : targets.exists(`${url}/lesson.md`)
          ? `a lesson is linked by its file: \`../${clean(url)}/lesson.md\``
          : "look at the spelling, also of capitals; the path starts at the lesson's own folder",
    );
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The path below the course folder that a relative path in a lesson means; undefined when it leaves. */
function below(lesson: string, path: string): string | undefined {
  if (/^[/\\]/.test(path) || path.startsWith("//") || path.includes("\0")) return undefined;
  const parts = [lesson];
  for (const part of path.split(/[/\\]/)) {
    if (part === "..") {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}
