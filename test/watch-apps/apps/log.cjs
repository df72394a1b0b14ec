// The apps' own log, by which the tests judge what was recorded: a line a thing, in a file.
const { appendFileSync } = require("node:fs");

exports.log = (line) => appendFileSync(process.env.APP_LOG, `${line}\n`);
