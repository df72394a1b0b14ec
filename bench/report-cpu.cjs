// Loaded before a measured program: when it ends, its processor time goes into a file.
const { appendFileSync } = require("node:fs");

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  appendFileSync(process.env.WHICHSIDE_BENCH_OUT, `${(user + system) / 1000}\n`);
});
