import fc from "fast-check";
import { expect, test } from "vitest";
import { ownWords } from "./own-words.ts";
import { holdsPhrase, wordForms } from "./phrase.ts";

function holds(text: string, phrase: string): boolean {
  return holdsPhrase(ownWords(text), phrase);
}

test.each([
  ["send", "The browser sends it"],
  ["send", "It was SENT."],
  ["send", "Sending…"],
  ["store", "It is stored"],
  ["store", "storing it"],
  ["submit", "It submitted the form"],
  ["try", "She tries"],
  ["press", "presses"],
  ["click", "(click)"],
  ["button saves", "Because the button saves it"],
  ["when … save", "When I save"],
  ["when … save", "when one two three four five six saves"],
  ["save ... database", "saves everything in the database"],
  ["résumé", "my resume"],
  ["log in", "log-in"],
  ["doesn't", "it doesn\u2019t"],
  ["保存", "后端保存数据"],
])("%j is in %j", (phrase, text) => {
  expect(holds(text, phrase)).toBe(true);
});

test.each([
  ["send", "sender"],
  ["send", "resend"],
  ["button saves", "the button that saves"],
  ["when … save", "when one two three four five six seven saves"],
  ["when … save", "save when"],
  ["store", "restore the storage"],
  ["…", "anything"],
  ["", "anything"],
  ["go", "good"],
])("%j is not in %j", (phrase, text) => {
  expect(holds(text, phrase)).toBe(false);
});

test.each([
  ["check … password", "It does not check the password"],
  ["check … password", "It doesn't really check the password"],
  ["backend … check", "The backend never checks it"],
  ["backend … check", "The backend does not check it"],
  ["send", "Nothing is sent"],
  ["send", "no request is sent"],
  ["change", "Nobody can change it"],
  ["hash", "the passwords aren\u2019t hashed"],
])("%j is denied in %j", (phrase, text) => {
  expect(holds(text, phrase)).toBe(false);
});

test.each([
  ["send", "No, it is sent"],
  ["check", "It is not safe, so it checks"],
  ["check", "not here but there it is checked"],
  ["backend … check", "The backend, not the frontend, checks it"],
  ["backend", "not the frontend but the backend"],
  ["show", "It not only shows it"],
  ["store", "It does not lose it. It stores it."],
  ["store", "It does not show it and the server, much later, stores it"],
  ["not … lose", "It must not lose the text"],
  ["not saved", "It isn't saved"],
  ["not been sent", "it hasn\u2019t been sent"],
])("%j is not denied in %j", (phrase, text) => {
  expect(holds(text, phrase)).toBe(true);
});

test("a text holds each run of its own words, and with a gap its ends", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcdeë"), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 8 }), (words) => {
      expect(holds(words.join(" "), words.slice(1).join(" "))).toBe(true);
      expect(holds(words.join(", "), `${words[0]} … ${words.at(-1)}`)).toBe(true);
    }),
  );
});

test("words of other scripts have no English endings", () => {
  expect([...wordForms("конец")]).toEqual(["конец"]);
});

test("a long text with a phrase of many gaps is searched quickly", () => {
  const text = "save ".repeat(3000);
  expect(holds(text, `${"save … ".repeat(40)}database`)).toBe(false);
});

test("six words in a row that the question said are copied, five are a reason", () => {
  const asked = "Why must the backend check the password";
  const kept = (text: string) => ownWords(text, asked).words.filter((word) => word !== "");
  expect(kept("must the backend check the password, really")).toEqual(["really"]);
  expect(kept("the backend check the password, really")).toEqual(
    "the backend check the password really".split(" "),
  );
});
