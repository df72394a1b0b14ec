/** The text of an experiment, and where a course keeps them. Pure. */

/** The folder of a course whose Markdown files are experiments. */
export const labFolder = "lab";

export interface ExperimentFile {
  /** Without `.md`. */
  readonly name: string;
  /** As messages show it. */
  readonly file: string;
  readonly text: string;
  /** Names of the course's lessons; undefined leaves `lesson` unchecked. */
  readonly lessons?: readonly string[];
}
