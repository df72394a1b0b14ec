#!/usr/bin/env bash
# Builds, then runs the program and all tests on other Nodes: scripts/nodes.sh [version...]
# The Nodes come from npm's `node` package and stay in node_modules/.cache.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ $# -gt 0 ] || set -- 22 24 26

npm run build
failed=0
for version in "$@"; do
  place=node_modules/.cache/nodes/$version
  if [ ! -x "$place/node_modules/.bin/node" ]; then
    mkdir -p "$place"
    echo '{ "private": true }' > "$place/package.json"
    npm install --prefix "$place" --no-audit --no-fund "node@$version"
  fi
  (
    PATH=$PWD/$place/node_modules/.bin:$PATH
    echo "== Node $(node --version)"
    node bin/whichside.js --version && node node_modules/vitest/vitest.mjs run
  ) || failed=1
done
exit $failed
