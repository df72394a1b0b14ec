/** Looks into foreign JSON without trusting its shape. Pure. */

export function fieldOf(value: unknown, ...names: readonly string[]): unknown {
  let found = value;
  for (const name of names) {
    if (typeof found !== "object" || found === null) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return found;
}

export function textAt(value: unknown, ...names: readonly string[]): string | undefined {
  const found = fieldOf(value, ...names);
  if (typeof found === "string") return found;
  return typeof found === "number" ? String(found) : undefined;
}

export function numberAt(value: unknown, ...names: readonly string[]): number | undefined {
  const found = fieldOf(value, ...names);
  const number = typeof found === "string" && found.trim() !== "" ? Number(found) : found;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

export function listAt(value: unknown, ...names: readonly string[]): readonly unknown[] {
  const found = fieldOf(value, ...names);
  return Array.isArray(found) ? found : [];
}
