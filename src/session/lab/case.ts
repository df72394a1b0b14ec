/** The command `case`: a report, looks at the running app, an answer, and what it is worth. */

import { type Line, line, span, wrapLine } from "mermaid-text/text";
import { TutorError } from "../../core/error.ts";
import {
  type CaseAnswer,
  caseOptions,
  faultOf,
  faults,
  gradeCase,
  seedFor,
} from "../../core/lab/case/case.ts";
import type { Fault } from "../../core/lab/case/fault.ts";
import { lookName, type Move, moves, readMove } from "../../core/lab/case/looks.ts";
import { exchangesOf, openName } from "../../core/lab/case/requests.ts";
import { scheduleOf } from "../../core/progress/schedule.ts";
import { errorView } from "../../core/view/error.ts";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { Look, View } from "../../core/view/view.ts";
import { openCase } from "../../lab/case-stage.ts";
import { clubFiles } from "../../lab/club-files.ts";
import { choicePrompt } from "../../shell/prompts/choice.ts";
import { textPrompt } from "../../shell/prompts/text.ts";
import type { World } from "../../shell/world.ts";
import { scriptedSession } from "../scripted.ts";
import { openSession, type Session, todayOf } from "../session.ts";
import { type OpenLab, showAct } from "./act.ts";
import { openLines, reportLines, requestLines } from "./case-looks.ts";
import { caseName, recordCase } from "./case-record.ts";
import { hopScreen } from "./hops.ts";

export interface CaseCommand {
  readonly seed?: number;
  readonly minutes?: string;
  readonly answers?: string;
}

/** 0 when all was right, 1 when not. */
export async function caseCommand(options: CaseCommand, world: World): Promise<number> {
  const { answers } = options;
  if (answers === undefined && !world.terminal.interactive) {
    throw new TutorError(
      "answers.needed",
      "A case needs moves, and there is no terminal to ask at.",
      {
        hint: "Write one a line into a file, or give - for standard input:\nwhichside case --seed 7 --answers moves.txt",
        exitCode: 2,
      },
    );
  }
  const session = await openSession(world);
  const seed = options.seed ?? pickSeed(session, options.minutes, world.seed());
  const fault = faultOf(seed);
  const screen = hopScreen(world, "quiet");
  const { stage, again, says } = await openCase(fault, { now: world.now, onSeen: screen.see });
  const open: OpenLab = { world, stage, screen };
  try {
    const look = world.look();
    await world.show([[], ...reportLines(fault, seed, look), ...saidLines(says(), look), []]);
    const lines =
      answers === undefined ? undefined : scriptLines(await world.readText(answers), answers);
    const looks: string[] = [];
    const since = world.now();
    for (;;) {
      const move = lines === undefined ? await askMove(open) : nextLine(lines);
      if (move.kind === "quit") return 1;
      if (move.kind === "again") {
        screen.talk();
        await again();
        await screen.drawn();
        continue;
      }
      if (move.kind !== "answer") {
        const seen = await show(open, move, fault, seed);
        if (seen !== undefined && !looks.includes(seen)) looks.push(seen);
        continue;
      }
      const answer =
        lines === undefined
          ? await askAnswer(world, seed, looks)
          : await scriptedAnswer(world, seed, looks, move.numbers);
      if (answer === undefined) {
        if (lines !== undefined) return 1;
        continue;
      }
      const grade = gradeCase(seed, answer);
      await recordCase(lines === undefined ? session : scriptedSession(session), {
        seed,
        answer,
        grade,
        ms: world.now() - since,
      });
      await world.show(endView(fault, grade, answer, world.look()));
      return grade.points === 10 ? 0 : 1;
    }
  } finally {
    await stage.close();
  }
}

/** Kinds that are due come first, then those that were never met; chance decides among them. */
function pickSeed(session: Session, minutes: string | undefined, chance: number): number {
  const wanted = faults.filter((each) => minutes === undefined || String(each.minutes) === minutes);
  const { questions } = session.progress();
  const today = todayOf(session);
  const due = wanted.filter((fault) => {
    const [newest] = questions.get(caseName(fault)) ?? [];
    const day = newest === undefined ? undefined : scheduleOf(newest)?.day;
    return day !== undefined && day <= today;
  });
  const fresh = wanted.filter((fault) => !questions.has(caseName(fault)));
  const from = due.length > 0 ? due : fresh.length > 0 ? fresh : wanted;
  const fault = from[chance % from.length];
  if (fault === undefined) throw new Error("There is a case of each length.");
  return seedFor(fault, chance);
}

function saidLines(said: readonly string[], look: Look): Line[] {
  const last = said.at(-1);
  if (last === undefined) return [];
  return wrapLine(line(span(`The page said last: "${last}"`, styles.dim)), look.text);
}

interface ScriptLine {
  readonly number: number;
  readonly move: Move;
}

function scriptLines(text: string, from: string): ScriptLine[] {
  return text.split(/\r\n?|\n/).flatMap((typed, index) => {
    if (typed.trim() === "" || typed.startsWith("#")) return [];
    const reading = readMove(typed);
    if (reading.kind === "move") return [{ number: index + 1, move: reading.move }];
    const where = from === "-" ? "standard input" : from;
    throw new TutorError("answers.unclear", `${where}:${index + 1}: ${reading.message}`, {
      hint: reading.hint,
      exitCode: 2,
    });
  });
}

function nextLine(lines: ScriptLine[]): Move {
  return lines.shift()?.move ?? { kind: "answer", numbers: [] };
}

/** Typed, or picked from what can be done. */
async function askMove({ world }: OpenLab): Promise<Move> {
  const asker = await world.asker();
  const look = world.look();
  const offered = moves.filter(([form]) => form !== "quit");
  const wide = Math.max(...offered.map(([form]) => form.length));
  const reply = await asker.menu({
    look,
    items: offered.map(([form, does]) => ({
      line: line(form.padEnd(wide), span(`  ${does}`, styles.dim)),
      names: [form],
      pickable: true,
    })),
    start: 0,
  });
  if (reply.kind === "quit") return { kind: "quit" };
  if (reply.kind === "item")
    return (await openForm(world, offered[reply.index]?.[0] ?? "")) ?? { kind: "help" };
  const reading = readMove(reply.text);
  if (reading.kind === "move") return reading.move;
  await world.show([...errorView(reading.message, reading.hint, world.look()), []]);
  return askMove({ world } as OpenLab);
}

/** A move that needs a word more is put on the line, to be changed. */
async function openForm(world: World, form: string): Promise<Move | undefined> {
  const needsMore = /^(?:open|table|source|as) /.test(form);
  let typed = form;
  if (needsMore) {
    const asker = await world.asker();
    const reply = await asker.ask(
      textPrompt({ look: world.look(), keys: [{ key: "back" }], long: false, start: form }),
    );
    if (reply.kind !== "answer") return undefined;
    typed = reply.value;
  }
  const reading = readMove(typed);
  if (reading.kind === "move") return reading.move;
  await world.show([...errorView(reading.message, reading.hint, world.look()), []]);
  return undefined;
}

/** Shows what was asked for; the look's name when it may be evidence. */
async function show(
  open: OpenLab,
  move: Exclude<Move, { kind: "answer" | "again" | "quit" }>,
  fault: Fault,
  seed: number,
): Promise<string | undefined> {
  const { world, screen } = open;
  const look = world.look();
  switch (move.kind) {
    case "requests":
      await world.show([...requestLines(screen.hops(), look), []]);
      return "requests";
    case "report":
      await world.show([...reportLines(fault, seed, look), []]);
      return undefined;
    case "help":
      await world.show([
        ...moves.flatMap(([form, does]) => wrapLine(line(`${form}: ${does}`), look.text, 2)),
        [],
      ]);
      return undefined;
    case "open": {
      const found = exchangesOf(screen.hops()).find(({ number }) => number === move.number);
      if (found === undefined) {
        await world.show([line(`There is no request ${move.number}.`), []]);
        return undefined;
      }
      await world.show([...openLines(found, look), []]);
      return openName(found);
    }
    case "act":
      if (move.action.kind === "source" && move.action.file === "") {
        await world.show([...clubFiles.map((file) => line(file)), []]);
        return undefined;
      }
      screen.talk();
      await showAct(open, move.action);
      return lookName(move.action);
  }
}

async function askAnswer(
  world: World,
  seed: number,
  looks: readonly string[],
): Promise<CaseAnswer | undefined> {
  const { links, mends } = caseOptions(seed);
  const link = await pick(world, "Which link is broken?", links.map(linkText));
  if (link === undefined) return undefined;
  const shown = looks.length === 0 ? 0 : await pick(world, "What shows it?", looks);
  if (shown === undefined) return undefined;
  const mend = await pick(
    world,
    "What mends it?",
    mends.map((each) => each.mend),
  );
  return mend === undefined ? undefined : { link, evidence: looks[shown], mend };
}

async function pick(
  world: World,
  question: string,
  options: readonly string[],
): Promise<number | undefined> {
  await world.show([line(span(question, styles.title)), []]);
  const asker = await world.asker();
  const reply = await asker.ask(
    choicePrompt({
      look: world.look(),
      keys: [{ key: "back", does: "look again" }],
      options: options.map((each) => line(each)),
    }),
  );
  return reply.kind === "answer" ? reply.value : undefined;
}

/** Without numbers, what can be answered is listed, and that is all. */
async function scriptedAnswer(
  world: World,
  seed: number,
  looks: readonly string[],
  numbers: readonly number[],
): Promise<CaseAnswer | undefined> {
  const { links, mends } = caseOptions(seed);
  const [link, shown, mend] = numbers;
  if (link === undefined || shown === undefined || mend === undefined) {
    const look = world.look();
    const list = (title: string, options: readonly string[]): View => [
      line(span(title, styles.title)),
      ...options.flatMap((each, index) => wrapLine(line(`${index + 1}. ${each}`), look.text, 3)),
    ];
    await world.show([
      ...list("Which link is broken?", links.map(linkText)),
      ...list("What shows it?", looks.length === 0 ? ["nothing was looked at"] : looks),
      ...list(
        "What mends it?",
        mends.map((each) => each.mend),
      ),
      [],
      ...wrapLine(line(span("Answer with three numbers: answer 2 1 3", styles.dim)), look.text),
    ]);
    return undefined;
  }
  return { link: link - 1, evidence: looks[shown - 1], mend: mend - 1 };
}

function linkText({ side, link }: Fault): string {
  return `${side}: ${link}`;
}

function endView(
  fault: Fault,
  grade: ReturnType<typeof gradeCase>,
  { evidence }: CaseAnswer,
  look: Look,
): View {
  const row = (isRight: boolean, text: string): Line[] => {
    const mark = look.plain
      ? isRight
        ? "Right: "
        : "Not right: "
      : `${sign(isRight ? "right" : "wrong", look)} `;
    return wrapLine(line(span(mark, isRight ? styles.right : styles.wrong), text), look.text, 2);
  };
  const named = evidence === undefined ? "you answered without a look at anything" : evidence;
  const shown = grade.evidence
    ? `${named} shows it`
    : `what shows it: ${fault.evidence.join(", or ")}`;
  return [
    [],
    ...wrapLine(line(span(`${grade.points} of 10 points`, styles.strong)), look.text),
    ...row(grade.link, linkText(fault)),
    ...row(grade.evidence, shown),
    ...row(grade.mend, fault.mend),
    [],
    ...wrapLine(line(fault.why), look.text),
    ...wrapLine(line(span("Another one: whichside case", styles.dim)), look.text),
  ];
}
