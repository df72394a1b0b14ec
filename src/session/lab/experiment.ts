/** An experiment from its first step to its last: predict, see it happen, read what it means. */

import { line, span, wrapLine } from "mermaid-text/text";
import { type Experiment, type ExperimentStep, predictionsOf } from "../../core/lab/experiment.ts";
import type { Response } from "../../core/quiz/kinds/answer.ts";
import { sayResponse } from "../../core/quiz/said.ts";
import { askedNow, type Outcome } from "../../core/sitting/run.ts";
import { endEvent, startEvents } from "../../core/sitting/run-events.ts";
import { type Run, type RunStart, startRun } from "../../core/sitting/run-state.ts";
import { layoutBlocks } from "../../core/view/blocks.ts";
import { asideView } from "../../core/view/error.ts";
import { screenHead } from "../../core/view/lesson.ts";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import { openStage } from "../../lab/stage.ts";
import { contextFor } from "../drawing.ts";
import type { Session } from "../session.ts";
import { type OpenLab, showAct } from "./act.ts";
import { hopScreen } from "./hops.ts";
import { playUntil } from "./play.ts";
import { predict, settle, showVerdict } from "./prediction.ts";

/** Answers from a file: there is nobody to press keys. */
export type ScriptedLab = ReadonlyMap<string, Response>;

/** True when it was done to its end. */
export async function doExperiment(
  session: Session,
  experiment: Experiment,
  start: RunStart,
  scripted: ScriptedLab | undefined,
): Promise<boolean> {
  const { world } = session;
  const screen = hopScreen(world);
  const { members, switches } = experiment;
  const stage = await openStage({
    ports: true,
    members,
    switches,
    now: world.now,
    onSeen: screen.see,
  });
  const lab: OpenLab = { world, stage, screen };
  try {
    for (const event of startEvents(start, [])) await session.record(event);
    await showBlocks(session, experiment, experiment.intro, "");
    let run = startRun(start);
    for (const [index, step] of experiment.steps.entries()) {
      const last = index === experiment.steps.length - 1;
      const next = await takeStep(session, lab, experiment, step, index, run, scripted);
      if (next === undefined) return false;
      run = next;
      if (scripted !== undefined) continue;
      const left = await playUntil(lab, last ? "finish" : "next step");
      if (left === "quit") return false;
    }
    await session.record(endEvent(run));
    await showEnd(session, experiment, run);
    return true;
  } finally {
    await stage.close();
  }
}

async function showBlocks(
  session: Session,
  experiment: Experiment,
  blocks: ExperimentStep["before"],
  place: string,
  title = "",
): Promise<void> {
  const { world } = session;
  const look = world.look();
  const context = await contextFor(session, blocks, look);
  const laid = layoutBlocks(blocks, look, context);
  if (laid.length === 0 && title === "") return;
  await world.show([
    [],
    ...screenHead(
      look.plain ? experiment.title : `See it happen ${sign("dot", look)} ${experiment.title}`,
      place,
      look,
    ),
    ...(title === ""
      ? []
      : [...wrapLine(line(span(title, styles.title)), look.text), ...(look.plain ? [] : [[]])]),
    ...laid,
  ]);
}

/** The run after the step; undefined when the learner has left. */
async function takeStep(
  session: Session,
  lab: OpenLab,
  experiment: Experiment,
  step: ExperimentStep,
  index: number,
  run: Run,
  scripted: ScriptedLab | undefined,
): Promise<Run | undefined> {
  const { world } = session;
  const place = `step\u00a0${index + 1}\u00a0of\u00a0${experiment.steps.length}`;
  await showBlocks(session, experiment, step.before, place, step.title);
  let after = run;
  let outcome: (Outcome & { kind: "graded" | "skipped" }) | undefined;
  if (step.prediction !== undefined) {
    const predicted =
      scripted === undefined
        ? await predict(session, run)
        : await settle(session, run, scripted.get(step.prediction.id), 0);
    if (predicted.kind === "quit") return undefined;
    after = predicted.run;
    outcome = predicted.outcome;
    if (scripted !== undefined || !world.look().plain)
      await showPrediction(session, predicted.outcome, scripted !== undefined);
  } else if (scripted === undefined && !(await goOn(lab, "see it happen"))) return undefined;
  await world.show([[]]);
  for (const { action } of step.acts) await showAct(lab, action);
  // A moment to look at what happened, before somebody says what it means.
  const looks = scripted === undefined && !world.look().plain;
  if (looks && !(await goOn(lab, "what it means"))) return undefined;
  if (outcome !== undefined) await showVerdict(session, outcome);
  const look = world.look();
  const context = await contextFor(session, step.after, look);
  await world.show([...layoutBlocks(step.after, look, context), []]);
  return after;
}

/**
 * What was predicted. The prompt has gone with its options, and a plain one has left what was
 * typed. Where nobody sat at a prompt, the question comes first.
 */
async function showPrediction(
  session: Session,
  outcome: Outcome & { kind: "graded" | "skipped" },
  withQuestion: boolean,
) {
  const { world } = session;
  const look = world.look();
  const { question } = outcome.asked;
  const said = outcome.kind === "graded" ? sayResponse(question, outcome.response) : "skipped";
  const { layoutInline } = await import("../../core/view/inline.ts");
  await world.show([
    ...(withQuestion ? [[], ...layoutInline(question.title, look.text, styles.title)] : []),
    ...asideView(`Your prediction: ${said}`, look),
  ]);
}

/** Waits for Enter; false when the learner would rather leave. */
async function goOn({ world }: OpenLab, does: string): Promise<boolean> {
  const asker = await world.asker();
  const pressed = await asker.key({
    look: world.look(),
    keys: [
      { key: "enter", name: "Enter", does },
      { key: "q", name: "q", does: "quit" },
    ],
  });
  return pressed !== "q";
}

async function showEnd(session: Session, experiment: Experiment, run: Run): Promise<void> {
  const { world } = session;
  const look = world.look();
  const predictions = predictionsOf(experiment).length;
  const right = run.results.filter(({ verdict }) => verdict === "right").length;
  const done = askedNow(run) === undefined;
  const text =
    predictions === 0
      ? "Done."
      : `Done. You predicted ${right} of ${predictions} right${done ? "; they come back in your review." : "."}`;
  await world.show([
    [],
    ...wrapLine(line(span(text, styles.strong)), look.text),
    ...asideView(`The lesson: whichside ${experiment.lesson}`, look),
    ...asideView("All experiments: whichside lab", look),
  ]);
}
