/** Words by which people look for a command whose name they don't know. Pure. */

/** Of each command, and of what the home screen calls by a name of its own. */
export const commandWords: Readonly<Record<string, readonly string[]>> = {
  missed: ["wrong", "mistakes", "again"],
  lab: ["experiments", "see it happen"],
  case: ["cases", "bug"],
  score: ["points", "how far"],
  glossary: ["words", "terms"],
  list: ["lessons", "overview"],
  help: ["?", "h", "keys", "commands"],
  quit: ["q", "exit", ":q"],
};

/** Words for going on where one is. */
export const goingOnWords = ["next", "continue", "start", "start here", "begin", "resume", "go on"];

/** What is typed on the command line for what these words mean; undefined when they mean none. */
export function commandLineOf(words: string): string | undefined {
  const wanted = words.trim().toLowerCase();
  if ([...goingOnWords, "home"].includes(wanted)) return "whichside (goes on where you stopped)";
  const means = (name: string) => name === wanted || commandWords[name]?.includes(wanted) === true;
  const name = Object.keys(commandWords).find(means);
  if (name === undefined || name === "quit") return undefined;
  return name === "missed" ? "whichside quiz --missed" : `whichside ${name}`;
}
