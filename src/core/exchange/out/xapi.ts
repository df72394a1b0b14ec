/** Graded answers and finished sittings as xAPI statements (Experience API 1.0.3). Pure. */

import type { Course, LessonMeta } from "../../course/course.ts";
import { inlineText } from "../../document/block.ts";
import { timeText } from "../../progress/day.ts";
import type { AnswerEvent, Event, RunEndEvent, RunEvent } from "../../progress/event.ts";
import { isPassed } from "../../quiz/points.ts";
import type { Question } from "../../quiz/question.ts";
import { asksTheSame, tellResponse } from "../../quiz/told.ts";
import { hash32 } from "../../random.ts";
import {
  bareInteraction,
  changedInteraction,
  type Interaction,
  interactionOf,
  responseText,
} from "./interaction.ts";
import { currentQuestions, isSelfRatedAnswer, statedVerdict } from "./results.ts";

export interface XapiOptions {
  readonly course: Course;
  readonly lessons: readonly Pick<LessonMeta, "name" | "title">[];
  readonly questions: readonly Question[];
  /** Where the names of activities begin: an address of the course's own. */
  readonly iri: string;
  /** Who has answered, as the record store should know them. */
  readonly learner: string;
}

type Json = Readonly<Record<string, unknown>>;

const verbs = "http://adlnet.gov/expapi/verbs/";
const activities = "http://adlnet.gov/expapi/activities/";

/** One statement an answer and one a finished sitting; its id is that of the event. */
export function* statements(events: Iterable<Event>, options: XapiOptions): Generator<Json> {
  const known = currentQuestions(options.questions);
  const sittings = new Map<string, Sitting>();
  for (const event of events) {
    switch (event.type) {
      case "run":
        sittingOf(sittings, event.run).begun = event;
        break;
      case "answer":
        addAnswer(sittingOf(sittings, event.run), event);
        yield answered(event, known.get(event.question), options);
        break;
      case "run-end": {
        const sitting = sittingOf(sittings, event.run);
        sittings.delete(event.run);
        if (sitting.begun !== undefined) yield completed(event, sitting.begun, sitting, options);
        break;
      }
    }
  }
}

/** What is known of a sitting that goes on: the answers themselves are let go. */
interface Sitting {
  begun?: RunEvent;
  /** By question. */
  readonly best: Map<string, number>;
  /** Questions that learners rate themselves: there are no points in them. */
  readonly selfRated: Set<string>;
  of: number;
  ms: number;
}

function sittingOf(sittings: Map<string, Sitting>, run: string): Sitting {
  const known = sittings.get(run) ?? { best: new Map(), selfRated: new Set(), of: 0, ms: 0 };
  sittings.set(run, known);
  return known;
}

function addAnswer(sitting: Sitting, event: AnswerEvent): void {
  const { question, points, of, ms } = event;
  if (isSelfRatedAnswer(event)) sitting.selfRated.add(question);
  sitting.best.set(question, Math.max(sitting.best.get(question) ?? 0, points));
  sitting.of = Math.max(sitting.of, of);
  sitting.ms += ms;
}

function answered(event: AnswerEvent, question: Question | undefined, options: XapiOptions): Json {
  const { language } = options.course;
  const told = tellResponse(event, question);
  const interaction = statedInteraction(event, question, told?.whole === true, language);
  const response = told?.whole ? responseText(told.parts, interaction.interactionType) : undefined;
  const [lesson = ""] = event.question.split("/");
  return {
    ...envelope(event, options),
    verb: { id: `${verbs}answered`, display: { en: "answered" } },
    object: {
      objectType: "Activity",
      id: iriOf(options, "question", event.question),
      definition: {
        type: `${activities}cmi.interaction`,
        ...(question === undefined || !asksTheSame(event, question)
          ? {}
          : {
              name: { [language]: inlineText(question.title) },
              description: { [language]: inlineText(question.title) },
            }),
        ...interaction,
      },
    },
    result: {
      ...scored(event.points, event.of),
      ...(isSelfRatedAnswer(event) ? {} : { success: event.verdict === "right" }),
      completion: event.settled,
      ...(response === undefined ? {} : { response }),
      duration: duration(event.ms),
      extensions: {
        [iriOf(options, "verdict")]: statedVerdict(event),
        ...(statedVerdict(event) === "self-rated" && event.settled
          ? { [iriOf(options, "self-rating")]: event.share }
          : {}),
        [iriOf(options, "attempt")]: event.attempt,
        [iriOf(options, "hints")]: event.hints,
      },
    },
    context: context(event, options, {
      parent: [lessonActivity(lesson, options)],
      grouping: [courseActivity(options)],
    }),
  };
}

function statedInteraction(
  event: AnswerEvent,
  question: Question | undefined,
  told: boolean,
  language: string,
): Interaction {
  if (question?.answer.kind !== event.kind) return bareInteraction(event.kind);
  const { answer, fingerprint } = question;
  if (fingerprint === event.answer) return interactionOf(answer, language);
  const same = told || asksTheSame(event, question);
  return same ? changedInteraction(answer, language) : bareInteraction(event.kind);
}

/** The sitting's best result per question, of all questions that it was to ask. */
function completed(
  event: RunEndEvent,
  run: RunEvent,
  { best, selfRated, of, ms }: Sitting,
  options: XapiOptions,
): Json {
  const points = [...best.values()].reduce((sum, each) => sum + each, 0);
  const asked = Math.max(run.of ?? run.questions.length, best.size);
  const most = of * (asked - selfRated.size);
  const [only, ...others] = run.lessons;
  const single = only !== undefined && others.length === 0;
  return {
    ...envelope(event, options),
    verb: { id: `${verbs}completed`, display: { en: "completed" } },
    object: single ? lessonActivity(only, options) : courseActivity(options),
    result: {
      ...scored(points, most),
      ...(most === 0 ? {} : { success: isPassed(points, most) }),
      completion: true,
      duration: duration(ms),
    },
    context: context(event, options, single ? { parent: [courseActivity(options)] } : {}),
  };
}

function envelope(event: Event, { iri, learner }: XapiOptions): Json {
  return {
    id: asUuid(event.id),
    actor: { objectType: "Agent", account: { homePage: iri, name: learner } },
    timestamp: timeText(event.t),
    version: "1.0.3",
  };
}

function context(
  event: AnswerEvent | RunEndEvent,
  options: XapiOptions,
  contextActivities: Json,
): Json {
  const mode = event.type === "answer" ? { [iriOf(options, "mode")]: event.mode } : undefined;
  return {
    registration: asUuid(event.run),
    platform: "whichside",
    ...revision(event),
    language: options.course.language,
    ...(Object.keys(contextActivities).length === 0 ? {} : { contextActivities }),
    ...(mode === undefined ? {} : { extensions: mode }),
  };
}

/** The edition of the course that was answered. */
function revision(event: AnswerEvent | RunEndEvent): Json {
  return event.type === "answer" && event.edition !== undefined ? { revision: event.edition } : {};
}

function lessonActivity(name: string, options: XapiOptions): Json {
  const title = options.lessons.find((lesson) => lesson.name === name)?.title ?? name;
  return activity(iriOf(options, "lesson", name), `${activities}lesson`, title, options);
}

function courseActivity(options: XapiOptions): Json {
  return activity(iriOf(options, "course"), `${activities}course`, options.course.title, options);
}

function activity(id: string, type: string, title: string, { course }: XapiOptions): Json {
  return {
    objectType: "Activity",
    id,
    definition: { type, name: { [course.language]: title } },
  };
}

// Half a surrogate pair is no letter, and cannot be written as bytes.
const halfLetters = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The addresses that were made already: a long history names the same few again and again. */
const known = new WeakMap<XapiOptions, Map<string, string>>();

/** Below the course's address: letters that an address may not hold are written as `%..`. */
function iriOf(options: XapiOptions, ...parts: readonly string[]): string {
  const made = known.get(options) ?? new Map<string, string>();
  known.set(options, made);
  const name = parts.join("/");
  const address = made.get(name) ?? addressOf(options, parts);
  made.set(name, address);
  return address;
}

function addressOf({ iri, course }: XapiOptions, parts: readonly string[]): string {
  const base = iri.endsWith("/") ? iri : `${iri}/`;
  const path = [course.id, ...parts].flatMap((part) => part.split("/"));
  return (
    base + path.map((part) => encodeURIComponent(part.replace(halfLetters, "\ufffd"))).join("/")
  );
}

function scored(points: number, of: number): Json {
  if (of === 0) return {};
  const raw = Math.min(points, of);
  return { score: { scaled: raw / of, raw, min: 0, max: of } };
}

/** ISO 8601, to the hundredth of a second, as the specification asks for. */
function duration(ms: number): string {
  return `PT${Math.round(ms / 10) / 100}S`;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Ids that somebody wrote by hand become a UUID (version 8), always the same one. */
function asUuid(id: string): string {
  if (uuid.test(id)) return id;
  const words = [0, 1, 2, 3].map((word) => hash32(`${word}:${id}`).toString(16).padStart(8, "0"));
  const hex = words.join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
