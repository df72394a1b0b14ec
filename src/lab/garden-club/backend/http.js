/** From the bytes of HTTP to a request as a plain value, and from a response back to bytes. */

/** `incoming` is what Node's own HTTP server hands over. */
export async function readRequest(incoming) {
  const { pathname, searchParams } = new URL(incoming.url, "http://garden.example");
  return {
    method: incoming.method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: incoming.headers,
    cookies: readCookies(incoming.headers.cookie),
    text: await readBody(incoming),
  };
}

async function readBody(incoming) {
  const parts = [];
  for await (const part of incoming) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

/** "session=5f2c; theme=dark" becomes { session: "5f2c", theme: "dark" }. */
export function readCookies(header = "") {
  const cookies = {};
  for (const part of header.split(";")) {
    const [name, value = ""] = part.trim().split("=");
    if (name !== "") cookies[name] = value;
  }
  return cookies;
}

/** The body as JSON; undefined when it is none. */
export function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function writeResponse(outgoing, response) {
  const { status, headers, bytes } = toBytes(response);
  outgoing.writeHead(status, headers);
  outgoing.end(bytes);
}

/** A body that is text or bytes goes out as it is, everything else as JSON. */
export function toBytes({ status, headers = {}, body }) {
  if (body === undefined) return { status, headers, bytes: Buffer.alloc(0) };
  const ready = typeof body === "string" || Buffer.isBuffer(body);
  return {
    status,
    headers: ready ? headers : { "Content-Type": "application/json", ...headers },
    bytes: ready ? Buffer.from(body) : Buffer.from(JSON.stringify(body)),
  };
}
