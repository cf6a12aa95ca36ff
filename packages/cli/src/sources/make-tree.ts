import fs from 'node:fs';
import path from 'node:path';

/** Lays files and symlinks out below a directory, for tests. */
export function makeTree(
  root: string,
  tree: Readonly<Record<string, string | Uint8Array | { readonly link: string }>>,
): void {
  for (const [name, content] of Object.entries(tree)) {
    const at = root + name;
    fs.mkdirSync(path.dirname(at), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) fs.writeFileSync(at, content);
    else fs.symlinkSync(content.link, at);
  }
}
