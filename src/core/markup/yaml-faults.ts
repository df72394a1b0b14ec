/** What the YAML library finds wrong, in words for people who never heard of YAML. Pure. */

interface InOurWords {
  readonly message: string;
  readonly hint: string;
}

/** `code` is the library's; `rest` is the text from the fault on. */
export function inOurWords(code: string, rest: string): InOurWords {
  const syntax = (message: string, hint: string) => ({ message, hint });
  const noBlank = (sign: string, right: string) =>
    syntax(`A blank is missing behind the ${sign}.`, `write \`${right}\``);
  switch (code) {
    case "TAB_AS_INDENT":
      return syntax("A tab stands where YAML wants blanks.", "indent with blanks");
    case "BAD_INDENT":
    case "UNEXPECTED_TOKEN":
      if (/^[^\s:"'[\]{}][^\r\n]*"[ \t]*(?:\r?\n|$)/.test(rest)) {
        return syntax(
          "A quotation mark inside the quotes ends the text there.",
          "put single quotes around all of it: `'The \"best\" way'`",
        );
      }
      if (/^ *-[^\s-]/.test(rest)) return noBlank("`-`", `- ${start(rest.trimStart().slice(1))}`);
      return syntax(
        "This line does not fit the lines above it.",
        "look at its indent; put text that has `:`, `#`, quotes or brackets in it into quotes",
      );
    case "MULTILINE_IMPLICIT_KEY":
      if (/^[\w-]+:[^\s/]/.test(rest)) return noBlank("colon", start(rest.replace(":", ": ")));
      return syntax(
        "This text and the next line run together.",
        "let all keys of one map begin in the same column, and close quotes on their line",
      );
    case "BLOCK_AS_IMPLICIT_KEY":
      if (!/^[^\r\n]*:\s/.test(rest)) return inOurWords("MULTILINE_IMPLICIT_KEY", rest);
      return syntax(
        "There is a second colon or a missing one on this line.",
        'put the text into quotes: `title: "One: two"`',
      );
    case "MISSING_CHAR":
      return syntax(
        "A quote or a bracket is opened and not closed, or a colon is missing.",
        "close it, or write `key: text`",
      );
    case "TAG_RESOLVE_FAILED":
      return syntax("Tags (`!name`) are not read.", "put text that begins with `!` into quotes");
    case "BAD_ALIAS":
    case "ALIAS_PROPS":
      return syntax("Text that begins with `*` needs quotes.", 'write `"*text"`');
    default:
      return syntax(
        "This is not the YAML that a course is written in.",
        "write `key: text`, and put text with special signs into quotes",
      );
  }
}

/** The first words of a line, to show how it should read. */
export function start(rest: string): string {
  const [line = ""] = rest.split(/\r?\n/, 1);
  return line.length > 160 ? `${line.slice(0, 160).trimEnd()}…` : line.trimEnd();
}
