// Loaded before a program under test: when it ends, the files that it has loaded go to a file.
const { writeFileSync } = require("node:fs");

process.on("exit", () => {
  writeFileSync(process.env.WHICHSIDE_LOADED, Object.keys(require.cache).join("\n"));
});
