/** The command `lab`: lists experiments, does one, prints the app's files. */

import { type Line, line, span, wrapLine } from "mermaid-text/text";
import { TutorError } from "../../core/error.ts";
import { sourceLines } from "../../core/lab/exchange.ts";
import { type Experiment, predictionsOf } from "../../core/lab/experiment.ts";
import { asideView, noticeView } from "../../core/view/error.ts";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { Look } from "../../core/view/view.ts";
import { clubFiles, readSources } from "../../lab/club-files.ts";
import type { World } from "../../shell/world.ts";
import { openSession, type Session } from "../session.ts";
import { doExperiment } from "./experiment.ts";
import { findExperiment, isDone, readExperiments } from "./experiments.ts";
import { readAnswers } from "./script.ts";

export interface LabCommand {
  readonly name: string | undefined;
  readonly answers?: string;
  readonly source: boolean;
}

export async function lab(options: LabCommand, world: World): Promise<number> {
  if (options.source) return showSource(options.name, world);
  const session = await openSession(world);
  const all = await readExperiments(session);
  if (options.answers !== undefined && options.name === undefined) {
    throw new TutorError("lab.unnamed", "Which experiment are the answers for?", {
      hint: "Name it: whichside lab login --answers <file>",
      exitCode: 2,
    });
  }
  if (options.name !== undefined) {
    return runExperiment(session, findExperiment(options.name, all), options.answers);
  }
  if (!world.terminal.interactive) {
    const look = world.look();
    await world.show([
      ...head(look),
      ...all.map((each) => entry(each, session, look)),
      [],
      ...asideView("Do one: whichside lab <experiment>", look),
    ]);
    return 0;
  }
  return fromList(session, all);
}

async function fromList(session: Session, all: readonly Experiment[]): Promise<number> {
  const { world } = session;
  await world.show([[], ...head(world.look())]);
  const asker = await world.asker();
  for (;;) {
    const look = world.look();
    const reply = await asker.menu({
      look,
      items: all.map((each) => ({
        line: entry(each, session, { ...look, width: look.width - 2, text: look.text - 2 }),
        names: [each.name, each.title],
        pickable: true,
      })),
      start: Math.max(
        0,
        all.findIndex((each) => !isDone(each, session)),
      ),
    });
    if (reply.kind === "quit") return 0;
    if (reply.kind === "item") {
      const picked = all[reply.index];
      return picked === undefined ? 0 : runExperiment(session, picked, undefined);
    }
    try {
      return await runExperiment(session, findExperiment(reply.text, all), undefined);
    } catch (error) {
      if (!(error instanceof TutorError) || error.code !== "lab.not-found") throw error;
      await world.show([...noticeView(error.message, undefined, look), []]);
    }
  }
}

function head(look: Look): Line[] {
  const about =
    "A page, a backend and a database run on your computer, and each thing that goes between them is drawn while it happens. Say first what you expect.";
  return [
    line(span("See it happen", styles.title)),
    ...wrapLine(line(span(about, styles.dim)), look.text),
    [],
  ];
}

/** "● Log in   6 min   The form, the request, the hash and the cookie." */
function entry(each: Experiment, session: Session, look: Look): Line {
  const done = isDone(each, session);
  if (look.plain) {
    const state = done ? ", done" : "";
    return line(`${each.title} (${each.name}), ${each.minutes} minutes${state}. ${each.summary}`);
  }
  const mark = span(`${sign(done ? "done" : "fresh", look)} `, done ? styles.right : styles.dim);
  const title = each.title.padEnd(22);
  const time = `${each.minutes} min`;
  const room = look.width - 2 - title.length - 1;
  return room < time.length
    ? line(mark, each.title)
    : line(mark, title, span(` ${time}`, styles.dim));
}

export async function runExperiment(
  session: Session,
  experiment: Experiment,
  answers: string | undefined,
): Promise<number> {
  const { world } = session;
  if (answers === undefined && !world.terminal.interactive) {
    throw new TutorError(
      "answers.needed",
      "An experiment needs predictions, and there is no terminal to ask at.",
      {
        hint: `Write one a line into a file, or give - for standard input:\nwhichside lab ${experiment.name} --answers answers.txt`,
        exitCode: 2,
      },
    );
  }
  const questions = predictionsOf(experiment);
  const start = { id: world.uuid(), mode: "quiz" as const, seed: world.seed(), questions };
  const scripted =
    answers === undefined ? undefined : readAnswers(await world.readText(answers), answers, start);
  await doExperiment(session, experiment, start, scripted);
  return 0;
}

async function showSource(name: string | undefined, world: World): Promise<number> {
  const look = world.look();
  if (name === undefined) {
    await world.show([
      ...clubFiles.map((file) => line(file)),
      [],
      ...asideView("Print one: whichside lab --source backend/login.js", look),
    ]);
    return 0;
  }
  const file = clubFiles.find((each) => each === name || each.endsWith(`/${name}`));
  if (file === undefined) {
    throw new TutorError("lab.no-file", `The app has no file "${name}".`, {
      hint: "All of them: whichside lab --source",
      exitCode: 2,
    });
  }
  await world.show(sourceLines(readSources()[file], look));
  return 0;
}
