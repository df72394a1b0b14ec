/** What the hook inside of a watched app tells whichside: a line of JSON each. Pure data. */

export interface SentBody {
  /** The first bytes, in Base64. */
  readonly base64: string;
  /** Bytes of the whole. */
  readonly size: number;
}

interface Moment {
  /** Milliseconds since 1970, with fractions; the same clock in all processes of a machine. */
  readonly at: number;
}

/** The exchange that led to it, as this process counts; `unsure` when order alone says so. */
interface Led {
  readonly cause?: number;
  readonly unsure?: true;
}

/**
 * Names and values in turn, as Node itself keeps them, or the head of an answer as it goes over the
 * wire: taking that apart is left to whoever listens.
 */
export type Headers = readonly string[] | string;

export type HookMessage =
  | { readonly t: "hello"; readonly token: string; readonly pid: number; readonly title: string }
  | { readonly t: "listen"; readonly port: number }
  /** So many messages before this one were dropped, since nobody took them in time. */
  | { readonly t: "lost"; readonly count: number }
  | ({
      readonly t: "in";
      readonly id: number;
      readonly method: string;
      readonly url: string;
      readonly headers: Headers;
      readonly port: number;
    } & Moment)
  | { readonly t: "in-body"; readonly id: number; readonly body?: SentBody }
  | ({
      readonly t: "in-end";
      readonly id: number;
      /** 0 when the asker went away before there was an answer. */
      readonly status: number;
      readonly headers: Headers;
      readonly body?: SentBody;
      /** The asker went away before all of it was sent. */
      readonly cut?: true;
    } & Moment)
  | ({
      readonly t: "out";
      readonly id: number;
      readonly method: string;
      readonly url: string;
      readonly headers: Headers;
    } & Moment &
      Led)
  | ({
      readonly t: "out-end";
      readonly id: number;
      readonly status: number;
      readonly headers: Headers;
      readonly body?: SentBody;
    } & Moment)
  | ({ readonly t: "out-fail"; readonly id: number; readonly error: string } & Moment)
  | ({
      readonly t: "query";
      readonly id: number;
      readonly db: string;
      readonly sql: string;
      readonly values: readonly unknown[];
    } & Moment &
      Led)
  | ({
      readonly t: "rows";
      readonly id: number;
      readonly count?: number;
      readonly rows?: readonly unknown[];
      readonly error?: string;
    } & Moment);

/** Where the hook finds whichside: `port:token`. */
export const variable = "WHICHSIDE_WATCH";
