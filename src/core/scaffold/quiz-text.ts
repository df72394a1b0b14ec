/** The quiz that `new` writes: each shape of an answer once. Pure. */

/**
 * `earlier` are up to two objectives of lessons before this one, as `lesson/objective`: two
 * of the questions go back to them, as `check` asks of every lesson from the fourth on.
 */
export function quizText(earlier: readonly string[]): string {
  const objective = (index: number, own: string) => earlier[index] ?? own;
  const note =
    earlier.length === 0
      ? ""
      : `<!-- Two objectives are those of earlier lessons: let these questions go back to them. -->
`;
  return `<!-- Each shape of an answer once. Keep those that fit your questions, delete the others. -->
${note}
## Which step makes the next time easier?
<!-- id: strongest-step, objective: order, after: from-a-question-to-a-memory -->

- [ ] Reading the question twice
  > Reading again feels like knowing, since the words look familiar. But nothing had to be found.
- [x] Searching for the answer in memory
- [ ] Seeing whether the answer was right
  > It helps, since mistakes are mended. But what makes the next time easier has happened before.

> [!TIP]
> What did Tom do that Mia did not?

> [!NOTE]
> A memory grows stronger when it is used, like a path that people walk. Reading leads past the path; recall walks it.

## Put the way from a question to a memory in order.
<!-- id: way-in-order, objective: order -->

1. The author writes a question
2. The learner searches in memory
3. The learner gives an answer
4. The author's reason appears

> [!TIP]
> Who has to do something before anyone can answer?

> [!NOTE]
> The reason comes last on purpose. Shown earlier, it would take the search away, and with it the part that teaches.

## Whose work is it?
<!-- id: whose-work, objective: roles -->

| Work                               | Side    | Why                                               |
| ---------------------------------- | ------- | ------------------------------------------------- |
| Thinking of wrong options          | Author  | They come from mistakes that an author has seen.  |
| Getting the answer out of memory   | Learner | Nobody can remember for somebody else.            |
| Saying why a wrong option tempts   | Author  | The reply is written before anyone picks it.      |
| Deciding whether to take a hint    | Learner | It costs points, so it is a choice to be made.    |

> [!TIP]
> Which of these are done before the lesson is opened?

> [!NOTE]
> An author works once and in advance. What happens in a head while it learns cannot be written down by anybody else.

## How should a question of yours work?
<!-- id: build-a-question, objective: judge -->

- **When**
  - [x] learners have just read a section
  - [ ] learners have finished the whole course
    > Most of it would be forgotten before it was asked for once.
- **A wrong option**
  - [ ] makes the others laugh
    > Nobody would pick it, so the choice would be smaller than it looks.
  - [x] says what people really believe
- **The reply to it**
  - [ ] says only that it is wrong, and goes on
    > The mistake would stay where it was.
  - [x] says why it tempts and where it fails

> [!TIP]
> Think of somebody who believes the wrong option. What do they need, and when?

> [!NOTE]
> Each part serves the same end: a mistake comes to light while it can still be mended, and meets a reason at once.

## What is it called to get something out of your own memory without looking?
<!-- id: word-recall, objective: roles -->

Answer: \`recall\`, \`recalling\`, \`retrieval\`

Not: \`reading\`. That puts something in; the word here is for getting it out.

> [!TIP]
> It begins with \`re\`, as in repeat.

> [!NOTE]
> Books also say retrieval. Both words mean the search itself, whether it finds something or not.

## Complete the sentence.
<!-- id: two-parts, objective: ${objective(0, "roles")} -->

A good question has wrong options that [[tempt|attract|mislead]], and a [[reply|feedback|reason]] to each of them.

> [!TIP]
> Would anyone learn from an option that nobody picks?

> [!NOTE]
> An option that no one believes is only decoration. One that is believed shows a mistake, and the reply can mend it on the spot.

## Which of these belong into a question that teaches?
<!-- id: good-parts, objective: judge, after: what-a-good-question-has -->

- [x] A wrong option that people believe
- [ ] A wrong option that makes people laugh
  > A joke keeps people awake. But as an option it is never picked, so the choice becomes smaller.
- [x] A reply to each wrong option
- [ ] A hint that names the right answer
  > It gets everyone through. But then nobody has searched for anything.

> [!TIP]
> Two of them make somebody think, two save the thinking.

> [!NOTE]
> What teaches is the search and the reason. Whatever shortens the search, or leaves the reason out, takes away what the question is for.

## Which part is wrong?
<!-- id: wrong-part, objective: ${objective(1, "judge")} -->

> *A question makes learners search their memory*, ~~so it should come when they have finished the course~~, *and a reply should follow each answer*.

Not: *A question makes learners search*. Answering is a search, whether it finds something or not.

> [!TIP]
> What did the common mistake say about the end?

> [!NOTE]
> A search helps most soon after reading and again some days later. At the end of a course much would be gone before it was ever asked for.

## A friend's quiz says "Wrong!" and goes on. What would you tell your friend?
<!-- id: advice, objective: judge -->

Rubric:

- says that learners need a reason
- says that each wrong option gets its own reply
- says that another try helps

Model: Give a reason for each wrong option, so that people see why it tempts and where it fails. Then let them try again.

> [!TIP]
> What does a person know after reading "Wrong!"? What do they not know?

> [!NOTE]
> A bare verdict leaves the mistake where it was. The moment after a wrong answer is the one in which people want to know, so it should not be wasted.
`;
}
