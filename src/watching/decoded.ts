/** Bytes that HTTP carried as text: unpacked where they were packed, empty where they are none. */

import { brotliDecompressSync, constants, gunzipSync, inflateSync } from "node:zlib";
import type { Header } from "../core/recording/hop.ts";
import type { SeenBody } from "../core/recording/seen.ts";

const textual =
  /text|json|xml|javascript|x-www-form-urlencoded|multipart\/form-data|graphql|csv|svg/i;
/** A small file may unpack to a huge one. */
const mostUnpacked = 200_000;

/** `bytes` may be the beginning of `size` bytes. */
export function bodyOf(
  headers: readonly Header[],
  bytes: Buffer,
  size = bytes.length,
): SeenBody | undefined {
  if (size === 0) return undefined;
  const value = (name: string) =>
    headers.find((each) => each.name.toLowerCase() === name)?.value ?? "";
  const type = value("content-type");
  if (type !== "" && !textual.test(type)) return { type, text: "", size };
  const plain = unpacked(bytes, value("content-encoding").trim().toLowerCase());
  if (plain === undefined) return { type, text: "", size };
  const text = new TextDecoder("utf-8").decode(plain);
  // Without a type, bytes that are no text are not shown as one.
  if (type === "" && text.includes("\ufffd")) return { type, text: "", size };
  return { type, text, size, cut: bytes.length < size };
}

function unpacked(bytes: Buffer, encoding: string): Buffer | undefined {
  const zlib = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostUnpacked };
  try {
    switch (encoding) {
      case "":
      case "identity":
        return bytes;
      case "gzip":
      case "x-gzip":
        return gunzipSync(bytes, zlib);
      case "deflate":
        return inflateSync(bytes, zlib);
      case "br":
        return brotliDecompressSync(bytes, {
          finishFlush: constants.BROTLI_OPERATION_FLUSH,
          maxOutputLength: mostUnpacked,
        });
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}
