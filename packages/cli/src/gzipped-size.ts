/** The size of a text packed as GitHub wants uploads to be. Loaded when it is wanted, which is hardly ever. */
export function gzippedSize(text: string): number {
  const { gzipSync } = process.getBuiltinModule('node:zlib');
  return gzipSync(text).length;
}
