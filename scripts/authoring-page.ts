/**
 * The authors' handbook. What stands in it as source is what `new` writes, and what stands in
 * it as a screen is what the program draws of that, so neither can grow old.
 */

import type { Side } from "../src/core/course/course.ts";
import { convertQuiz } from "../src/core/exchange/in/convert.ts";
import type { QuestionKind } from "../src/core/quiz/kinds/answer.ts";
import type { Question } from "../src/core/quiz/question.ts";
import { parseCourse } from "../src/core/reading/parse-course.ts";
import { parseLesson } from "../src/core/reading/parse-lesson.ts";
import { firstLesson, newCourse } from "../src/core/scaffold/scaffold.ts";
import { diagnosticsView } from "../src/core/view/diagnostics.ts";
import { layoutDiagram } from "../src/core/view/diagram-view.ts";
import { lessonView } from "../src/core/view/lesson.ts";
import { sectionPreview } from "../src/core/view/preview.ts";
import { courseForms } from "../src/session/course-export.ts";
import { drawnQuestion, drawnVerdict, look, textOf } from "./drawn-question.ts";

interface Shape {
  readonly kind: QuestionKind;
  readonly title: string;
  readonly use: string;
}

const shapes: readonly Shape[] = [
  {
    kind: "choice",
    title: "One right option",
    use: "A task list with one `[x]`. Give it two or three wrong options that people really believe, and below each a quote with what to say to whoever picks it: why it tempts, and where it fails. Options are shuffled each time.",
  },
  {
    kind: "choices",
    title: "Several right options",
    use: "The same with two `[x]` or more. The share of the wrong options that were picked is taken off the share of the right ones, so ticking everything earns nothing.",
  },
  {
    kind: "order",
    title: "Put in order",
    use: "A numbered list in the right order. What counts is the longest run of steps that could stay where they are. Use it when the order has a reason, and say the reason in the explanation.",
  },
  {
    kind: "sort",
    title: "Sort or match",
    use: "A table: the item, where it belongs, and why. The distinct values of the second column are the categories, in the colours of your sides when they are called like them. When every value occurs once it is a matching question.",
  },
  {
    kind: "build",
    title: "Build it",
    use: "A list of parts, each with its name in bold, and under each the phrases to choose from, one of them with `[x]`. Learners put together how something works, and read it as a whole. The quote below a wrong phrase is its consequence: what would happen if it were built so. It asks for understanding where describing in one's own words would only be compared with words.",
  },
  {
    kind: "text",
    title: "Type it",
    use: "A paragraph that begins with `Answer:`; each code span is accepted, and the first one is shown as the answer. Case, accents, spaces and a slip of the finger are forgiven, and so are harmless words around it. `Not:` answers a wrong text that you expect. A number may have a tolerance: `4 ± 1`.",
  },
  {
    kind: "gaps",
    title: "Fill the gaps",
    use: "A paragraph with `[[gaps]]`; `|` stands between texts that are right. Leave out the words that carry the idea, and not more than three.",
  },
  {
    kind: "spot",
    title: "Spot the mistake",
    use: "A quote whose parts stand between single stars; the wrong one is struck out. Good for sentences that sound right. `Not:` and the first words of a true part in stars answer whoever takes that part for the mistake.",
  },
  {
    kind: "describe",
    title: "Say it in your own words",
    use: "A rubric: the points of a good answer, and a model of one. Learners write, read the model below their own text, and tick what theirs says, too. Nobody grades it, so it earns no points: ask this way where writing is the exercise, and ask to build it where you want to know. Three to six points, each in words that can be found in a text or not.",
  },
];

export async function authoringPage(): Promise<string> {
  const files = newCourse("my-course");
  const text = (path: string) => files.get(path) ?? "";
  const lessonText = text(`${firstLesson}/lesson.md`);
  const quizText = text(`${firstLesson}/quiz.md`);
  const { value: course } = parseCourse(text("course.yaml"), "course.yaml");
  const sides = course?.sides ?? [];
  const { value: lesson } = parseLesson({
    name: firstLesson,
    folder: firstLesson,
    lessonText,
    quizText,
  });
  const section = async (index: number) => {
    const found = lesson.sections[index];
    return found === undefined
      ? ""
      : textOf(sectionPreview(lesson, found, look, { sides, draw: layoutDiagram }));
  };
  const questionOf = (kind: QuestionKind): Question => {
    const found = lesson.questions.find(({ answer }) => answer.kind === kind);
    if (found === undefined) throw new Error(`The scaffold asks no question of the kind ${kind}.`);
    return found;
  };
  const shown = await Promise.all(
    shapes.map((shape) => shapeText(shape, questionOf(shape.kind), quizText, sides)),
  );
  const parts = partsOf(lessonText);
  return `# Writing a course

Whoever can write Markdown can write a course. This page goes from an idea to a course that others install. What a
course file may hold, key by key, and every mistake that can be told, stand in [format.md](format.md).

This page is made by \`npm run docs\`: each source in it is one that \`whichside new\`
writes, and each screen is what the program draws of it.

## From an idea to a lesson that works

Write down three sentences: what your learners will be able to *do* afterwards. "Put the steps in order", "choose the
right place for", "say what is wrong with". Each is an objective, and each will be asked at least twice. What none of
them needs can be left out.

Then let the program write a lesson that works, and change it until it is yours:

\`\`\`
whichside new course my-course
whichside --course my-course
whichside preview --course my-course
\`\`\`

The first line makes a folder with a course of one lesson. The second opens it as a learner would. The third shows the
lesson that you saved last and draws it again whenever you save; what is wrong stands underneath. Keep it open beside
your editor.

These lines are the same in every shell, also in PowerShell. So that you need not name the course each time:

| | |
| --- | --- |
| bash, zsh | \`export WHICHSIDE_COURSE=my-course\` |
| fish | \`set -gx WHICHSIDE_COURSE my-course\` |
| PowerShell | \`$env:WHICHSIDE_COURSE = "my-course"\` |

\`convert\` and \`export\` write a file with \`--out\`. The \`>\` of Windows PowerShell would write it in UTF-16, and a course
is in UTF-8.

The first line has made these files:

\`\`\`
${[...files.keys()].map((path) => `my-course/${path}`).join("\n")}
\`\`\`

${fenced("yaml", text("course.yaml"))}

\`sides\` are the roles of your subject, with a label and a colour. They colour drawings and tables, and they are yours:
a course about version control has other ones than a course about kitchens. A subject without roles has no \`sides\`.

## A lesson

A lesson begins with what it is for. \`needs\` would name lessons that come first.

${fenced("markdown", parts[0] ?? "")}

Each \`##\` begins a section, and a section is one screen: up to 120 words, or twenty lines. One idea a screen, said in
short sentences, from a person who has a problem to the thing that solves it.

A fence marked \`mermaid\` is a drawing: a flowchart, a sequence, state, entity or class diagram. \`:::author\` puts a box on a side.
A screen reader hears the drawing as sentences, so it needs a title and a text beside it.

${fenced("markdown", parts[1] ?? "")}

Learners see:

${fenced("text", await section(1))}

What people believe and is wrong should be said and refuted openly. A caution with a tip behind it stands as a pair:

${fenced("markdown", parts[2] ?? "")}

Learners see:

${fenced("text", await section(2))}

## Questions

Questions stand in \`quiz.md\`, each below a heading that asks it. The comment under the heading gives it an id, under
which results are kept, so it can be reworded later. \`objective\` says what it tests, \`after\` behind which section it
is asked; without \`after\` it comes in the quiz at the end. \`lesson/objective\` goes back to an earlier lesson; from
the fourth lesson on, ask two such questions, because what comes back is kept.

The shape of the answer is the type of the question. There are ${shapes.length}.

${shown.join("\n\n")}

## A lesson that is only a quiz

Words of a language, times tables, signs: what is to be known by heart needs questions and no text. Leave lesson.md out,
and begin quiz.md with the front matter instead:

${fenced("markdown", drillSample)}

Learners are asked at once, and \`whichside review\` asks them again when they are due. A course may be made of nothing
else. \`whichside show seven-times\` says what it is:

${fenced("text", await drillShown())}

## Feedback, hints, explanation

To whoever picks a wrong option, the quote below it is said at once, and one more try is offered for half the points:

${fenced("text", await drawnVerdict(questionOf("choice"), 0, sides))}

Hints, each a \`> [!TIP]\`, go from weak to strong and cost two points each. They lead to the answer and do not name it.
The explanation, one \`> [!NOTE]\` at the end, is read by everyone, also by those who were right. It says *why*.

Four habits make questions better than anything else:

- Wrong options are as long, as exact and as likely as the right one. Whoever knows nothing should find nothing to go by.
- No "all of the above", no "never" in wrong options alone, no question that turns on an overread "not".
- At least one question in a lesson has to be answered without anything to pick: typed, filled in, said in one's own words.
- The explanation gives a reason that the lesson has not given yet, or a picture for it.

## Questions that transfer

A question whose answer is a sentence of the lesson shows that the sentence was read. Ask at least three a lesson that
nobody can answer by heart:

- **From evidence to the cause.** Show a status, a log line, two rows of a table or a red line of the console, and ask where
  to look. The wrong options are causes that fit a *part* of the evidence; their feedback says which part speaks against them.
- **Split an idea.** Give a wish in somebody's words, and sort its parts, or let learners build the description.
- **Find the sentence that goes wrong.** A plan of three or four true-sounding clauses, one of which mixes things up.
- **Read what somebody made.** A request, a prompt with its result, a small change: what does it do, what is missing?

Show how it's done before you ask for it, and then step back. The first example in a lesson is whole. The second leaves out
a step: "What do you do next? Decide before you read on." The third is a question. Over a course, the later lessons may begin
where the earlier ones had got to.

Where most people come with a firm and wrong idea, let one or two questions ask for it before they read: \`before: yes\` in
their comment. Learners guess, hear no verdict, and read with a question in mind. The guess counts nothing, and the same question comes
back at its place. It has to be understood without the text, so no new words in it.

Much can be guessed by people who know nothing, and you give it away without noticing. Cues to look for in a finished quiz:

- Two options mean nearly the same, or are on one side, and the third is right: the odd one out.
- Every question with several right options has three of them. Vary from one wrong to one right.
- The mistake to spot is always the last part, and begins with "so" or "but".
- The right option is the careful one, with a condition in it, and the wrong ones are short and sure.
- Each feedback begins with the same turn of phrase. Say what happens if somebody builds it so: "Two taps, two bookings."

Use real material: the bytes, rows and lines that a real program has produced. It makes the question longer and the answer
a thing that people will meet again. And test yourself on your own course after a month. What you can't answer then was
recall, or was never taught.

## Check

\`\`\`
whichside check my-course
\`\`\`

tells everything at once, with the place, the line and what to type instead:

${fenced("text", await brokenExample())}

Errors are what a learner would miss or be misled by. A broken question is never asked: it is left out, and the rest of
the lesson works. Warnings are what works and could be better; \`teaching.\` stands before those about teaching. A
warning that you disagree with is set aside with a reason, below the heading that it is about:

\`\`\`markdown
<!-- allow: teaching.absolute-words, reason: "always" is part of the term -->
\`\`\`

Where more than three warnings are of a kind, the first is shown, and of the others the places; \`--json\` has each of them.

In a pull request, \`whichside check my-course --format github\` writes annotations, and its exit code is 1 when there
are errors, with \`--strict\` also when there are warnings.

\`whichside check my-course --cues\` answers the questions as somebody would who knows nothing: it takes the longest option,
the one that differs from the others, the last part, and puts steps in order by words like "first" and "then". It prints
what that scores in each lesson, beside blind chance, and which questions give their answer away. Well above chance means
that the answers can be told by their looks.

A second check takes a tenth of the time: what it finds in a lesson is kept in the cache folder until the lesson changes.
\`--no-cache\` reads every lesson all the same.

## Look at it as others do

| | |
| --- | --- |
| \`whichside preview lesson --width 40\` | in a narrow window |
| \`whichside preview lesson --question 3\` | one question; Enter answers it, \`a\` shows all that can be said to it |
| \`whichside preview lesson --describe\` | what a screen reader gets: no boxes, drawings as sentences |
| \`whichside preview lesson --ascii --no-color\` | in a terminal that knows neither |

Nothing that you answer in a preview is recorded.

## Bring what you have

\`whichside convert page.md\` makes a \`quiz.md\` of what other programs keep:

| | |
| --- | --- |
| Markdown | boxes, or lettered options with the answer in a line or folded below |
| mkdocs-quiz | \`<quiz>\` blocks |
| Moodle | XML, GIFT, Aiken |
| QTI | 1.2 and 2, also as a package (ZIP, .imscc), as Canvas and Blackboard write it |
| text2qti, R exams | R exams in Markdown, where no R has to run |
| mdbook-quiz | TOML; a program to be traced becomes a question about what it prints, or whether it compiles |
| Anki | notes exported as plain text: a short back is typed, a cloze becomes gaps |
| CSV, TSV | with a header like \`question, right, wrong 1, wrong 2, feedback\` |

A format is known by how the file is built; what is none of them is refused. What has no place in a \`quiz.md\` is told with
its line. \`whichside convert quizzes --out my-course\` makes a course of a folder or a ZIP, and says of each file how many questions it
had and how many have arrived.

${fenced("markdown", convertSample)}

becomes

${fenced("markdown", convertQuiz(convertSample, "mkdocs-quiz").text)}

The other way, \`whichside export\` writes a course's questions in other forms:
${exportForms}.

## Other languages

Write the lessons in any language, with any letters, and say which one in \`course.yaml\` (\`language: ja\`). Rules about
English words are then left out; all others hold. [examples/version-control](../examples/version-control) is a course
in Japanese with sides of its own.

## Give it to others

A course is a folder: whoever has it types \`whichside --course folder\`. In a folder that holds a course, or has one
directly below it, the home screen of \`whichside\` offers it.

To publish it as an npm package, put a \`package.json\` beside \`course.yaml\`:

\`\`\`json
{
  "name": "my-course",
  "version": "1.0.0",
  "description": "What people can do after this course.",
  "license": "CC-BY-4.0",
  "files": ["course.yaml", "*/lesson.md", "*/quiz.md"]
}
\`\`\`

Choose a name that is free, then:

\`\`\`
whichside check . --strict
npm pack --dry-run
npm publish
\`\`\`

\`npm pack --dry-run\` lists what will be in the package: every lesson should be there. From then on

\`\`\`
npx -p whichside -p my-course whichside --course my-course
\`\`\`

runs it anywhere. A course may also stand in the folder \`lessons\` of a package that holds more than a course.

## When people learn with it

Their results are kept under the course's \`id\`, the lesson's folder name and the question's \`id\`. So:

- Reword, reorder, add and delete as you like: history stays.
- Leave ids and folder names as they are: a new name is a new question, with no history. If you must, say what it was called:
  \`was: [old-folder]\` in the front matter, \`was: old-id\` beside the question's \`id\`.
- A changed right answer makes old results meaningless, so the question's history begins anew: it counts as not answered
  yet, and learners are told when it is asked again. Points that were earned with it are gone from their score.
- Have you only mended what was wrong or badly said? Write \`mended: yes\` beside the \`id\`. It is the same question then:
  nobody loses points, and who had picked what is right now gets them.
- A text that you accept as well needs no mark: who had typed it has typed something right.

What is compared is the right answer and nothing else: the texts of the right options, the steps and their order, the
rows of a table with their categories, what \`Answer:\` and gaps accept, the part that is struck out. Nobody grades a
rubric, so nothing of it is compared. Capitals and blanks don't count, and a mended slip of the pen does. The question's wording, wrong options,
feedback, hints, explanation and model answer can change at any time.

Ask what your changes cost before you publish them:

\`\`\`
whichside check my-course --since v1.2               a tag, a branch or a commit of git
whichside check my-course --since ../my-course-old   a folder with the earlier edition
\`\`\`

It compares both and names each question, lesson or course whose answers would be left behind, with the line that keeps them. In a
pull request, \`--since origin/main --strict\` fails as long as one is neither kept nor set aside.
`;
}

async function shapeText(
  { title, use }: Shape,
  question: Question,
  quizText: string,
  sides: readonly Side[],
): Promise<string> {
  return `### ${title}

${use}

${fenced("markdown", sourceOf(question, quizText))}

Learners see:

${fenced("text", await drawnQuestion(question, sides))}`;
}

/** The question's own lines in quiz.md. */
function sourceOf(question: Question, quizText: string): string {
  const lines = quizText.split("\n").slice(question.at.line - 1);
  const next = lines.findIndex((line, index) => index > 0 && line.startsWith("## "));
  return (next === -1 ? lines : lines.slice(0, next)).join("\n").trim();
}

/** The front matter with what follows up to the first section, then section by section. */
function partsOf(lessonText: string): string[] {
  return lessonText.split(/\n(?=## )/).map((part) => part.trim());
}

function fenced(language: string, text: string): string {
  const runs = text.match(/`{3,}/g)?.map((run) => run.length) ?? [];
  const fence = "`".repeat(Math.max(2, ...runs) + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

const drillSample = `---
title: Seven times
summary: The seven times table, by heart.
objectives:
  recall: Say seven times any number up to ten.
---

## 7 × 8
<!-- id: seven-eight, objective: recall -->

Answer: \`56\`

Not: \`54\`. That is six times nine, its neighbour in many heads.

> [!NOTE]
> Five, six, seven, eight: 56 is 7 × 8.
`;

/** What \`show\` says of a lesson that is only a quiz. */
async function drillShown(): Promise<string> {
  const name = "seven-times";
  const { value, diagnostics } = parseLesson({ name, folder: name, quizText: drillSample });
  if (diagnostics.length > 0) throw new Error("The sample of a drill has mistakes.");
  return textOf(lessonView(value, value.sections, look, { sides: [], draw: layoutDiagram }));
}

const brokenQuiz = `## Where are passwords checked?
<!-- id: password-check, objetive: judge -->

- [ ] In the browser
- [ ] On the backend

> [!NOTE]
> The browser belongs to whoever sits in front of it, so its verdict proves nothing to anybody.
`;

async function brokenExample(): Promise<string> {
  const { diagnostics } = parseLesson({
    name: "login",
    folder: "my-course/login",
    lessonText: "---\ntitle: Login\nsummary: S.\n---\n",
    quizText: brokenQuiz,
  });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const view = diagnosticsView(errors, () => brokenQuiz.split("\n"), look);
  return textOf(view);
}

const exportForms = Object.entries(courseForms)
  .map(([name, { is }]) => `${is} (\`${name}\`)`)
  .join(", ");

const convertSample = `<quiz>
Where are passwords checked?
- [ ] In the browser
> Anyone can change what runs there.
- [x] On the server

The server owns the check.
</quiz>
`;
