/** A course of quizzes that came from elsewhere: its files, ready to be checked and played. Pure. */

import { isName, slug } from "../../text/slug.ts";

/** What begins a quiz that stands alone. Quoted: a title from a file's name may hold any sign. */
export function quizHead(name: string, called?: string): string {
  const title = called ?? titleOf(name);
  return `---\ntitle: ${JSON.stringify(title)}\nsummary: ${JSON.stringify(`Questions from ${name}.`)}\n---\n\n`;
}

/** Names for lessons, one for each file, none twice. */
export function lessonNames(files: readonly string[]): string[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const base = nameFrom(file.replace(/\.[A-Za-z0-9]{1,8}$/, ""));
    let name = base;
    for (let count = 2; taken.has(name); count++) name = `${base}-${count}`;
    taken.add(name);
    return name;
  });
}

export function courseText(folder: string, lessons: readonly string[]): string {
  const id = nameFrom(folder);
  return [
    "format: 1",
    "# Progress is kept under the id: leave it as it is once people learn with the course.",
    `id: ${id}`,
    `title: ${JSON.stringify(titleOf(folder))}`,
    'summary: "Questions that were brought from elsewhere."',
    "language: en",
    "lessons:",
    ...lessons.map((lesson) => `  - ${lesson}`),
    "",
  ].join("\n");
}

function nameFrom(text: string): string {
  const words = slug(text.replace(/[^\p{L}\p{N}]+/gu, " "))
    .slice(0, 40)
    .split("-");
  const name = words.filter((word) => word !== "").join("-");
  return isName(name) ? name : "quiz";
}

function titleOf(file: string): string {
  const words = (file.split("/").at(-1) ?? "")
    .replace(/\.[A-Za-z0-9]{1,8}$/, "")
    .replace(/[\s_-]+/g, " ")
    .trim();
  return words === "" ? "Quiz" : words.slice(0, 1).toUpperCase() + words.slice(1);
}
