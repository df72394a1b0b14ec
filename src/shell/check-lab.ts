/** What is wrong with the experiments of a course: the files in its folder `lab`. */

import type { Diagnostic } from "../core/diagnostic.ts";
import { type ExperimentFile, labFolder } from "../core/lab/experiment-file.ts";
import { hash64 } from "../core/random.ts";
import type { CourseFiles } from "./course-files.ts";
import type { Readings } from "./readings.ts";

/** The files that are experiments, in the order of their names, and what keeps others from it. */
export function experimentFiles(
  files: CourseFiles,
  lessons?: readonly string[],
): { readonly found: readonly ExperimentFile[]; readonly diagnostics: readonly Diagnostic[] } {
  const found: ExperimentFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of files.filesIn(labFolder)) {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*\.md$/.test(name)) continue;
    // A lesson may be called `lab` as well.
    if (name === "lesson.md" || name === "quiz.md") continue;
    const path = `${labFolder}/${name}`;
    const reading = files.read(path);
    diagnostics.push(...reading.diagnostics);
    if (reading.text === undefined) continue;
    const about = {
      name: name.slice(0, -".md".length),
      file: files.show(path),
      text: reading.text,
    };
    found.push(lessons === undefined ? about : { ...about, lessons });
  }
  return { found, diagnostics };
}

export async function labFindings(
  files: CourseFiles,
  lessons: readonly string[],
  kept: Readings | undefined,
): Promise<readonly Diagnostic[]> {
  const { found, diagnostics } = experimentFiles(files, lessons);
  const all = [...diagnostics];
  for (const one of found) {
    const state = [one.file, lessons.join(), one.text].map(hash64).join("-");
    const known = kept?.find<readonly Diagnostic[]>(`findings/${labFolder} ${one.name}`, state);
    if (known === undefined) {
      const { readExperiment } = await import("../core/lab/read-experiment.ts");
      const told = readExperiment(one).diagnostics;
      kept?.keep(`findings/${labFolder} ${one.name}`, state, told);
      all.push(...told);
    } else all.push(...known);
  }
  return all;
}
