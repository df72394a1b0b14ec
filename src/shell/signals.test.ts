import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { farewell, installSignals } from "./signals.ts";

function fakeProgram() {
  const program = Object.assign(new EventEmitter(), {
    codes: [] as number[],
    exit(code: number) {
      program.codes.push(code);
      program.emit("exit");
    },
  });
  const said: string[] = [];
  return { program, said, leaving: installSignals(program, (text) => said.push(text)) };
}

test.each([
  ["SIGINT", 130, [`${farewell}\n`]],
  ["SIGTERM", 143, [`${farewell}\n`]],
  ["SIGQUIT", 131, [`${farewell}\n`]],
  ["SIGHUP", 129, []],
])("%s restores once, says farewell and exits with %i", (signal, code, expected) => {
  const { program, said, leaving } = fakeProgram();
  const restored: string[] = [];
  leaving.add(() => restored.push("keyboard"));
  leaving.add(() => restored.push("screen"));
  program.emit(signal);
  expect(restored).toEqual(["screen", "keyboard"]);
  expect(said).toEqual(expected);
  expect(program.codes).toEqual([code]);
});

test("without anything to restore nothing is said", () => {
  const { program, said, leaving } = fakeProgram();
  leaving.add(() => said.push("restored"))();
  program.emit("SIGTERM");
  expect(said).toEqual([]);
  expect(program.codes).toEqual([143]);
});

test("who is interrupted in the middle of work gets the terminal back, and dies of the signal", () => {
  const { program, said, leaving } = fakeProgram();
  leaving.add(() => said.push("restored"));
  leaving.interrupt();
  expect(said).toEqual(["restored", `${farewell}\n`]);
  expect([program.listenerCount("SIGINT"), program.listenerCount("SIGTERM")]).toEqual([0, 1]);
});

test("an ordinary end restores too", () => {
  const { program, said, leaving } = fakeProgram();
  leaving.add(() => said.push("restored"));
  program.emit("exit");
  expect(said).toEqual(["restored"]);
});
