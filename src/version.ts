/** What package.json alone says of the program, and the flags that ask for its version. */

import manifest from "../package.json" with { type: "json" };

// Member by member: then the rest of package.json stays out of the bundle.
export const version = manifest.version;
export const description = manifest.description;

/** As commander writes them: a short one and a long one. */
export const versionFlags = "-V, --version";
