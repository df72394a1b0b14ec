/** Writes `docs/authoring.md`: `node scripts/run.js scripts/authoring-docs.ts`. */

import { writeFileSync } from "node:fs";
import { authoringPage } from "./authoring-page.ts";

writeFileSync("docs/authoring.md", await authoringPage());
console.log("docs/authoring.md is written.");
