#!/usr/bin/env node
// Hands the arguments to the bundle. Plain old syntax up to the check, so that any Node can say
// what is missing.

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`whichside needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

try {
  process.getBuiltinModule?.("node:module").enableCompileCache?.();
} catch {
  // Without the cache everything works, a little later.
}

let main;
try {
  ({ main } = await import("../dist/main.js"));
} catch (error) {
  if (error?.code !== "ERR_MODULE_NOT_FOUND") throw error;
  process.stderr.write("whichside is not built yet. Run: npm install\n");
  process.exit(1);
}
process.exitCode = await main(process.argv.slice(2));
