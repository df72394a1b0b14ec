/** Prints what the lab's app really sends, stores and logs, for lessons that quote it: all, or those named. */

import { labExcerpts } from "../src/lab/excerpts.ts";

const wanted = process.argv.slice(2);
for (const { name, text } of await labExcerpts()) {
  const isFile = name.startsWith("file:");
  if (wanted.length === 0 ? isFile : !wanted.includes(name)) continue;
  console.log(`<!-- excerpt: ${name} -->\n\n\`\`\`\n${text}\n\`\`\`\n`);
}
