/** What is used of wa-sqlite's build, whose own types are of another entry. */
declare module "wa-sqlite/dist/wa-sqlite.mjs" {
  // biome-ignore lint/style/noDefaultExport: the build gives it so
  export default function start(options: { readonly wasmBinary: ArrayBuffer }): Promise<unknown>;
}
