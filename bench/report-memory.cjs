// Loaded before a measured program: when it ends, the most memory it used (MB) goes into a file.
const { writeFileSync } = require("node:fs");

process.on("exit", () => {
  const { maxRSS } = process.resourceUsage();
  writeFileSync(process.env.WHICHSIDE_BENCH_OUT, String(maxRSS / 1024));
});
