/** What can be exported, and in which other forms. Pure. */

export const exportKinds = ["progress", "results", "anki", "gift", "moodle", "markdown"] as const;

export type ExportKind = (typeof exportKinds)[number];

/** Other forms of results, by the name behind `--as`. */
export const resultForms = ["xapi", "csv"] as const;

export type ResultForm = (typeof resultForms)[number];
