/** The parts of an address, read without the platform's help: nothing is decoded or put right. Pure. */

export interface UrlParts {
  /** `https://shop.example:8443`, in lower case; empty for a path. */
  readonly origin: string;
  /** Before the `@`. */
  readonly user?: string;
  readonly path: string;
  readonly query?: string;
  readonly fragment?: string;
}

export function splitUrl(url: string): UrlParts {
  const hash = url.indexOf("#");
  const whole = hash < 0 ? url : url.slice(0, hash);
  const mark = whole.indexOf("?");
  const front = mark < 0 ? whole : whole.slice(0, mark);
  const scheme = /^(?:[A-Za-z][A-Za-z0-9+.-]{0,40}:)?\/\//.exec(front)?.[0] ?? "";
  const slash = scheme === "" ? 0 : front.indexOf("/", scheme.length);
  const host = scheme === "" ? "" : front.slice(scheme.length, slash < 0 ? undefined : slash);
  const at = host.lastIndexOf("@");
  return {
    origin: (scheme + host.slice(at + 1)).toLowerCase(),
    ...(at < 0 ? {} : { user: host.slice(0, at) }),
    path: slash < 0 ? "" : front.slice(slash),
    ...(mark < 0 ? {} : { query: whole.slice(mark + 1) }),
    ...(hash < 0 ? {} : { fragment: url.slice(hash + 1) }),
  };
}

/** `shop.example:8443` of an origin. */
export function hostOf(origin: string): string {
  return origin.slice(origin.indexOf("//") < 0 ? 0 : origin.indexOf("//") + 2);
}

/** The path with its query, as a request line has it. */
export function pathOfUrl(url: string): string {
  const { path, query } = splitUrl(url);
  return `${path === "" ? "/" : path}${query === undefined ? "" : `?${query}`}`;
}
/** The host of an address, without the port that goes without saying. */
export function hostOfUrl(url: string): string {
  const { origin } = splitUrl(url);
  const usual = /^(?:https|wss):/.test(origin) ? ":443" : ":80";
  const host = hostOf(origin);
  return host.endsWith(usual) ? host.slice(0, -usual.length) : host;
}

/** `https:`, `blob:`, `data:`; empty when there is none. */
export function schemeOf(url: string): string {
  return /^[A-Za-z][A-Za-z0-9+.-]{0,40}:/.exec(url)?.[0].toLowerCase() ?? "";
}
