/** `class`: what the files of several learners come to, for whoever teaches them. */

import { safeJson } from "mermaid-text/text";
import { defineCommand, flag } from "../command.ts";
import { TutorError } from "../core/error.ts";
import { type ClassReport, classReport } from "../core/progress/class.ts";
import { endClass, type FileNote, startClass, takeFile } from "../core/progress/class-file.ts";
import { classView } from "../core/view/class.ts";
import { eachLesson, openCourse } from "../session/course.ts";
import { courseRenames } from "../session/renames.ts";
import { filesOf, handedIn } from "../shell/class-files.ts";
import { eachOf } from "../shell/long-work.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "a class from its learners' files: who can do what, what is hard, who is stuck",
  arguments: [
    {
      text: "<file...>",
      description: "what learners made with export progress, or folders of such files",
    },
  ],
  options: {
    csv: flag("print a table for a spreadsheet: learner by lesson and objective"),
    json: flag("print one JSON document"),
    anonymous: flag("numbers instead of names"),
  },
  examples: [
    ["whichside class handed-in", "all files of a folder, and of its folders"],
    ["whichside class ana.jsonl ben.jsonl --course my-course", "two learners of your own course"],
    ["whichside class handed-in --csv > class.csv", "for a spreadsheet"],
    ["whichside class handed-in --anonymous", "to show it to others"],
  ],
  notes: `
Learners give their name once, with "whichside score --as Ana", and send the file that
"whichside export progress --out ana.jsonl" writes.
`,
  run: (options, files, world) => showClass({ ...options, files }, world),
});

export interface ClassOptions {
  readonly files: readonly string[];
  readonly csv: boolean;
  readonly json: boolean;
  readonly anonymous: boolean;
}

export async function showClass(options: ClassOptions, world: World): Promise<number> {
  if (options.csv && options.json) {
    throw new TutorError("class.two-forms", "It can be printed as CSV or as JSON, not as both.", {
      hint: "Leave one of --csv and --json out.",
      exitCode: 2,
    });
  }
  const opened = await openCourse(world);
  const { course, library } = opened;
  const reading = startClass(await courseRenames(opened));
  const left: FileNote[] = [];
  const paths = filesOf(options.files);
  const task = { doing: "Reading what was handed in", unit: "file", of: paths.length };
  await world.longWork(task, (work) =>
    eachOf(work, paths, task, "Nothing is counted yet.", async (path) => {
      const one = await handedIn(path, world);
      if (one.kind === "read") takeFile(reading, one.file);
      else left.push(one.note);
    }),
  );
  const { files, notes: told } = endClass(reading, options.anonymous);
  const unusable = options.anonymous
    ? left.map(({ kind }) => ({ kind, file: undefined, said: "One file is left out." }))
    : left;
  const notes = [...unusable, ...told];
  if (files.length === 0) {
    const why = notes.map(({ said }) => ` ${said}`).join("");
    throw new TutorError("class.nobody", `No file holds answers in ${course.title}.${why}`, {
      hint: "Ask for what whichside export progress --out ana.jsonl writes, and name the course with --course.",
    });
  }
  const parsed = await eachLesson(world, course.lessons, (name) => library.lesson(name));
  const lessons = parsed.map(({ value }) => value);
  const now = world.now();
  const found = classReport(files, lessons, { now, zone: world.zone(now) });
  const report = options.anonymous ? withoutSingles(found) : found;
  if (options.csv) {
    const { classCsv } = await import("../core/exchange/out/class.ts");
    await world.printLines(classCsv(report));
    const { asideView } = await import("../core/view/error.ts");
    for (const { said } of notes) await world.warn(asideView(said, world.look()));
  } else if (options.json) {
    const { classDocument } = await import("../core/exchange/out/class.ts");
    world.print(safeJson(classDocument(report, notes, course), 2));
  } else await world.show(classView(report, notes, course.title, world.look()));
  return 0;
}

/** What one learner alone has typed may tell who it was. */
function withoutSingles(report: ClassReport): ClassReport {
  const hardest = report.hardest.map((one) =>
    one.picked?.learners === 1 ? { ...one, picked: undefined } : one,
  );
  return { ...report, hardest };
}
