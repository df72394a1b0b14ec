#!/usr/bin/env node
// Hands the arguments to the bundle. CommonJS, as the bundle is (see package.json beside this
// file): Node's loader for modules is a tenth of the time until the first line. Plain old syntax
// up to the check, so that any Node can say what is missing.
"use strict";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`whichside needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

let program;
try {
  program = require("../dist/main.cjs");
} catch (error) {
  if (error.code !== "MODULE_NOT_FOUND") throw error;
  process.stderr.write("whichside is not built yet. Run: npm install\n");
  process.exit(1);
}
program.main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
