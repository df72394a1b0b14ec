/**
 * Plain mode as a screen reader speaks it: whole transcripts, one for each way of answering.
 * No repaint, no box, no sign that carries meaning alone; the verdict's word comes first.
 */

import { afterEach, expect, test } from "vitest";
import { closeScreens, openScreen } from "./screen.ts";

afterEach(closeScreens);

/** Types the lines, each when the program has asked for it; gives all that was on the screen. */
async function transcript(lesson: string, lines: readonly string[]): Promise<string> {
  const screen = openScreen(["quiz", lesson, "--plain", "--seed", "1"], { rows: 50 });
  let asked = 0;
  // The last Enter leaves the explanation.
  for (const line of [...lines, ""]) {
    const marks = () => screen.transcript().match(/^>/gm)?.length ?? 0;
    await screen.waitFor(() => marks() > asked && screen.screen().endsWith(">"));
    asked = marks();
    screen.press(`${line}\r`);
  }
  expect(await screen.left()).toBe(0);
  expect(screen.transcript()).not.toMatch(/[╭│─❯●○✓✗█↑→\x1b]/);
  return screen.transcript().replace(/\nleft with.*/s, "");
}

test("choice: wrong, a word that is no answer, a hint, right", async () => {
  expect(await transcript("choice", ["1", "perhaps", "hint", "2"])).toMatchInlineSnapshot(`
    "
    Question 1 of 1. Worth 10 points.
    Where are passwords checked?

    1. In the browser, before anything is sent
    2. On the backend
    3. In the stylesheet
    Type a number, or hint (costs 2), skip, quit.
    > 1
    Not right: In the browser, before anything is sent. Whoever uses the browser
    can change what runs in it.
    One more try, for 5 points.
    1. In the browser, before anything is sent (tried)
    2. On the backend
    3. In the stylesheet
    Type a number, or hint (costs 1), skip, quit.
    > perhaps
    Please type a number from 1 to 3. Or type hint (costs 1), skip, quit.
    > hint
    Hint: Who could change the code that does the checking?
    1. In the browser, before anything is sent (tried)
    2. On the backend
    3. In the stylesheet
    Type a number, or skip, quit.
    > 2
    Right at the second try: 4 points.
    Why: Only the backend can compare with what is stored.
    Enter: continue, or type back, quit.
    > 

    Pick one: 4 of 10 points, 40 %, not passed yet: 80 % is needed.
    Right at the first try: 0 of 1.

    Next: Pick one: whichside choice
    "
  `);
});

test("choices", async () => {
  expect(await transcript("choices", ["none", "1 2 3", "1 3"])).toMatchInlineSnapshot(`
    "
    Question 1 of 1. Worth 10 points.
    What may a backend keep?

    1. An email
    2. A password, as it was typed
    3. A salted hash
    Type the numbers of all that fit, such as 1 2, or hint (costs 2), skip,
    quit.
    > none
    none is not a number from 1 to 3. Or type hint (costs 2), skip, quit.
    > 1 2 3
    Not right.
    Right: An email.
    Not right: A password, as it was typed. Whoever copies the table could read
    it.
    Right: A salted hash.
    One more try, for 5 points.
    1. An email (right, stays)
    2. A password, as it was typed (not right)
    3. A salted hash (right, stays)
    Type the numbers of the others that fit, or of those that stay, or hint
    (costs 1), skip, quit.
    > 1 3
    Right at the second try: 5 points.
    Why: A hash cannot be turned back.
    Enter: continue, or type back, quit.
    > 

    Pick several: 5 of 10 points, 50 %, not passed yet: 80 % is needed.
    Right at the first try: 0 of 1.

    Next: Pick one: whichside choice
    "
  `);
});

test("order", async () => {
  expect(await transcript("order", ["1 2", "1 2 3", "skip"])).toMatchInlineSnapshot(`
    "
    Question 1 of 1. Worth 10 points.
    What happens when you log in?

    1. The backend checks it
    2. The frontend sends it
    3. You fill in the form
    Type all numbers in the right order, with blanks between, or skip, quit.
    > 1 2
    Please type all 3 numbers, each once.
    > 1 2 3
    Not right.
    One more try, for 5 points.
    Your order so far, each with its number:
    1. The backend checks it
    2. The frontend sends it
    3. You fill in the form
    Type all numbers in the right order, with blanks between, or skip, quit.
    > skip
    Skipped, no points.
    The right order:
    1. You fill in the form.
    2. The frontend sends it.
    3. The backend checks it.
    Why: The check comes last, where the data is.
    Enter: continue, or type back, quit.
    > 

    Put in order: 0 of 10 points, 0 %, not passed yet: 80 % is needed.
    Right at the first try: 0 of 1.
    Look again: What happens when you log in?

    Next: Pick one: whichside choice
    Tomorrow: 1 question to review.
    "
  `);
});

test("sort", async () => {
  expect(await transcript("sort", ["1", "undo", "1", "1", "1"])).toMatchInlineSnapshot(`
    "
    Question 1 of 1. Worth 10 points.
    Which side does it?

    For each item type 1 for Frontend, 2 for Backend, undo for the one before,
    or skip, quit.
    Item 1 of 3. Styling a button
    > 1
    Item 2 of 3. Keeping all orders
    > undo
    Item 1 of 3. Styling a button
    > 1
    Item 2 of 3. Keeping all orders
    > 1
    Item 3 of 3. Showing a spinner
    > 1
    Partly right: 7 of 10 points.
    Right: Styling a button, put under Frontend.
    Not right: Keeping all orders, put under Frontend. It belongs to Backend.
    Lasting data lives there.
    Right: Showing a spinner, put under Frontend.
    Why: What you see is the frontend.
    Enter: continue, or type back, quit.
    > 

    Sort: 7 of 10 points, 70 %, not passed yet: 80 % is needed.
    Right at the first try: 0 of 1.
    Look again: Which side does it?

    Next: Pick one: whichside choice
    "
  `);
});

test("text", async () => {
  expect(await transcript("text", ["500", "404"])).toMatchInlineSnapshot(`
    "
    Question 1 of 1. Worth 10 points.
    Which status code says "not found"?

    Type your answer, or hint (costs 2), skip, quit.
    > 500
    Not right: 500. That one says that the server is at fault.
    One more try, for 5 points.
    Type your answer, or hint (costs 1), skip, quit.
    > 404
    Right at the second try: 5 points.
    Why: Four hundred and four.
    Enter: continue, or type back, quit.
    > 

    Type it: 5 of 10 points, 50 %, not passed yet: 80 % is needed.
    Right at the first try: 0 of 1.

    Next: Pick one: whichside choice
    "
  `);
});

test("gaps", async () => {
  expect(await transcript("gaps", ["frontend", "server", "api"])).toMatchInlineSnapshot(`
    "
    Question 1 of 1. Worth 10 points.
    Complete the sentence

    The (gap 1) sends a request to the (gap 2) through the (gap 3).
    Type what belongs into each gap, or skip, quit.
    Gap 1 of 3.
    > frontend
    Gap 2 of 3.
    > server
    Gap 3 of 3.
    > api
    Right: 10 points.
    Why: The API lies between.
    Enter: continue, or type back, quit.
    > 

    Fill the gaps: 10 of 10 points, 100 %, passed.
    Right at the first try: 1 of 1.

    Next: Pick one: whichside choice
    "
  `);
});

test("spot", async () => {
  expect(await transcript("spot", ["9", "2"])).toMatchInlineSnapshot(`
    "
    Question 1 of 1. Worth 10 points.
    Which part is wrong?

    (1: Every visitor runs a copy of the frontend), (2: so a frontend never
    waits), (3: while the backend serves everyone).
    Type a number, or skip, quit.
    > 9
    Please type a number from 1 to 3.
    > 2
    Right: 10 points.
    Why: A frontend waits for every response.
    Enter: continue, or type back, quit.
    > 

    Spot the mistake: 10 of 10 points, 100 %, passed.
    Right at the first try: 1 of 1.

    Next: Pick one: whichside choice
    "
  `);
});

test("describe, rated by its writer", async () => {
  const said = "After a click all of it is kept.";
  expect(await transcript("describe", [said, "1"])).toMatchInlineSnapshot(`
    "
    Question 1 of 1. You rate it, without points.
    Say what the save button does.

    Type your answer on one line, a sentence or more, or skip, quit.
    > After a click all of it is kept.
    A good answer: After a click the backend stores the form.
    Which of these does your text say, too? You rate it yourself: nobody grades
    it.
    1. names the click
    2. the backend stores it
    Type the numbers of those that your text says, or none, or quit.
    > 1
    Your own rating: 1 of 2.
    Ticked: names the click.
    Open: the backend stores it.
    Your text and your ticks are kept. They earn no points and cost none; with
    something left open, the question comes back sooner in a review.
    Why: A button stores nothing by itself.
    Enter: continue, or type back, quit.
    > 

    Say it: done, without points.
    1 answer in your own words, rated by you: kept, and not in the points.

    Next: Pick one: whichside choice
    "
  `);
});
