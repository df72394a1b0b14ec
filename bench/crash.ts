/**
 * Kills the program around the moment of an answer, again and again, and says what was lost:
 * nothing that was acknowledged may be. `node scripts/run.js bench/crash.ts [kills]` (300
 * without a number); build the program first. Exit code 1 when an answer was lost.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { answersBefore, killAtAnswer, momentOf, onDisk, questionsFor } from "../test/kills.ts";
import { writeQuiz } from "../test/windows.ts";

const kills = Number(process.argv[2] ?? 300);
/** Kills in one home, where a quiz is gone on with. */
const sitting = 20;
const folder = mkdtempSync(join(tmpdir(), "whichside-crash-"));
const course = join(folder, "course");
writeQuiz(course, questionsFor(sitting));

let acknowledged = 0;
let lost = 0;
let untold = 0;
let torn = 0;
for (let kill = 0; kill < kills; kill++) {
  const home = join(folder, `home-${Math.floor(kill / sitting)}`);
  const killed = await killAtAnswer(course, home, answersBefore(kill), momentOf(kill));
  const written = killed.after - killed.before;
  acknowledged += killed.acknowledged;
  lost += Math.max(0, killed.acknowledged - written);
  untold += Math.max(0, written - killed.acknowledged);
  if (kill % sitting === sitting - 1 || kill === kills - 1) torn += onDisk(home).torn;
}
console.log(
  `${kills} kills, ${acknowledged} answers acknowledged: ${lost} lost, ${untold} written that nobody was told of, ${torn} torn lines`,
);
rmSync(folder, { recursive: true, force: true });
process.exit(lost > 0 ? 1 : 0);
