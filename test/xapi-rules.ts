/** What the specification of the Experience API asks of a statement. */

import { expect } from "vitest";

export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const iri = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;
const language = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;
// ISO 8601 as section 4.5 and 4.6 of the specification's data part ask for.
const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;
const duration = /^P(?!$)(\d+Y)?(\d+M)?(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;

export type Json = Record<string, unknown>;
export const object = (value: unknown): Json => {
  expect(value).toBeTypeOf("object");
  return value as Json;
};
const only = (value: Json, ...names: readonly string[]) => {
  expect(names).toEqual(expect.arrayContaining(Object.keys(value)));
};

/** The rules of Experience API 1.0.3, Data, as far as they touch what we write. */
export function checkStatement(statement: Json): void {
  only(statement, "id", "actor", "verb", "object", "result", "context", "timestamp", "version");
  expect(statement["id"]).toMatch(uuid);
  expect(statement["version"]).toBe("1.0.3");
  expect(statement["timestamp"]).toMatch(timestamp);
  const actor = object(statement["actor"]);
  only(actor, "objectType", "account");
  const account = object(actor["account"]);
  only(account, "homePage", "name");
  expect(account["homePage"]).toMatch(iri);
  expect(account["name"]).toBeTypeOf("string");
  const verb = object(statement["verb"]);
  expect(verb["id"]).toMatch(iri);
  checkLanguageMap(verb["display"]);
  checkActivity(object(statement["object"]));
  checkResult(object(statement["result"]));
  checkContext(object(statement["context"]));
  expect(JSON.stringify(statement)).not.toContain("null");
}

function checkLanguageMap(value: unknown): void {
  for (const [tag, text] of Object.entries(object(value))) {
    expect(tag).toMatch(language);
    expect(text).toBeTypeOf("string");
  }
}

function checkActivity(activity: Json): void {
  only(activity, "objectType", "id", "definition");
  expect(activity["objectType"]).toBe("Activity");
  expect(activity["id"]).toMatch(iri);
  const definition = object(activity["definition"]);
  only(
    definition,
    ...["type", "name", "description", "interactionType", "correctResponsesPattern"],
    ...["choices", "source", "target"],
  );
  expect(definition["type"]).toMatch(iri);
  if (definition["name"] !== undefined) checkLanguageMap(definition["name"]);
  if (definition["description"] !== undefined) checkLanguageMap(definition["description"]);
  const type = definition["interactionType"];
  const lists: Record<string, readonly string[]> = {
    choice: ["choices"],
    sequencing: ["choices"],
    matching: ["source", "target"],
  };
  for (const name of ["choices", "source", "target"]) {
    const components = definition[name];
    if (components === undefined) continue;
    expect(lists[String(type)]).toContain(name);
    const ids = (components as Json[]).map((component) => {
      only(component, "id", "description");
      checkLanguageMap(component["description"]);
      return component["id"];
    });
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[^\s,:.[\]]+$/);
  }
  const pattern = definition["correctResponsesPattern"];
  if (pattern === undefined) return;
  expect(type).toBeTypeOf("string");
  for (const each of pattern as string[]) checkResponse(each, definition);
}

/** Every id named exists, and the notation is that of the interaction. */
export function checkResponse(response: string, definition: Json): void {
  const ids = (name: string) => ((definition[name] ?? []) as Json[]).map(({ id }) => id);
  switch (definition["interactionType"]) {
    case "choice":
    case "sequencing":
      if (definition["choices"] === undefined) return;
      for (const id of response === "" ? [] : response.split("[,]")) {
        expect(ids("choices")).toContain(id);
      }
      return;
    case "matching":
      if (definition["source"] === undefined) return;
      for (const pair of response.split("[,]")) {
        const [source, target, ...rest] = pair.split("[.]");
        expect(rest).toEqual([]);
        expect(ids("source")).toContain(source);
        expect(ids("target")).toContain(target);
      }
      return;
    case "numeric":
      expect(response).toMatch(/^-?\d+(\.\d+)?(\[:\]-?\d+(\.\d+)?)?$/);
      return;
    case "fill-in":
    case "long-fill-in":
      expect(response).toBeTypeOf("string");
      return;
    default:
      throw new Error(`no interaction: ${String(definition["interactionType"])}`);
  }
}

function checkResult(result: Json): void {
  only(result, "score", "success", "completion", "response", "duration", "extensions");
  for (const name of ["success", "completion"]) {
    if (result[name] !== undefined) expect(result[name]).toBeTypeOf("boolean");
  }
  if (result["response"] !== undefined) expect(result["response"]).toBeTypeOf("string");
  expect(result["duration"]).toMatch(duration);
  for (const key of Object.keys(object(result["extensions"] ?? {}))) expect(key).toMatch(iri);
  if (result["score"] === undefined) return;
  const score = object(result["score"]);
  only(score, "scaled", "raw", "min", "max");
  const [scaled, raw, min, max] = ["scaled", "raw", "min", "max"].map((name) =>
    Number(score[name]),
  );
  expect(scaled).toBeGreaterThanOrEqual(-1);
  expect(scaled).toBeLessThanOrEqual(1);
  expect(raw).toBeGreaterThanOrEqual(Number(min));
  expect(raw).toBeLessThanOrEqual(Number(max));
  expect(max).toBeGreaterThan(Number(min));
}

function checkContext(context: Json): void {
  only(
    context,
    "registration",
    "platform",
    "revision",
    "language",
    "contextActivities",
    "extensions",
  );
  expect(context["registration"]).toMatch(uuid);
  expect(context["language"]).toMatch(language);
  const activities = object(context["contextActivities"] ?? {});
  only(activities, "parent", "grouping", "category", "other");
  for (const list of Object.values(activities))
    for (const each of list as Json[]) checkActivity(each);
  for (const key of Object.keys(object(context["extensions"] ?? {}))) expect(key).toMatch(iri);
}
