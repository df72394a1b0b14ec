/** Services on the web that are databases, known by their addresses. Pure. */

interface Hosted {
  readonly host: RegExp;
  readonly path: RegExp;
}

const anyPath = /^/;

const databases: readonly Hosted[] = [
  { host: /\.supabase\.(?:co|in|net)$/, path: /^\/(?:rest|graphql|realtime)\/v1\b/ },
  { host: /^firestore\.googleapis\.com$/, path: anyPath },
  { host: /\.(?:firebaseio\.com|firebasedatabase\.app)$/, path: anyPath },
  { host: /\.neon\.tech$/, path: /^\/(?:sql|rest)?/ },
  { host: /\.turso\.io$|\.psdb\.cloud$|\.upstash\.io$|\.xata\.sh$|\.fauna\.com$/, path: anyPath },
  { host: /\.mongodb-api\.com$/, path: anyPath },
  { host: /^api\.airtable\.com$/, path: anyPath },
  { host: /\.convex\.cloud$|\.instantdb\.com$/, path: anyPath },
  { host: /\.hasura\.app$/, path: /^\/(?:v1|api)\b/ },
  { host: /\.nhost\.run$/, path: /graphql/ },
  { host: /\.appwrite\.(?:io|network)$/, path: /^\/v1\/(?:databases|tablesdb)\b/ },
  { host: /\.documents\.azure\.com$/, path: anyPath },
  { host: /^dynamodb\.[a-z0-9-]+\.amazonaws\.com$/, path: anyPath },
];

/** Does a request of this kind go to a database that is open to the web? */
export function asksHostedDatabase(host: string, path: string): boolean {
  const name = host.replace(/:\d+$/, "");
  return databases.some((each) => each.host.test(name) && each.path.test(path));
}
