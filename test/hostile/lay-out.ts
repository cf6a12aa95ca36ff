import fs from 'node:fs';
import path from 'node:path';
import type { MemoryHost } from '@hostlint/core/testing';

/** Puts the files of a host that a test describes below a directory; what only a running host has is left out. */
export function layOut(root: string, { files = {} }: MemoryHost): void {
  for (const [name, node] of Object.entries(files)) {
    if (node === null || /^\/(?:proc|sys|run|dev)\//.test(name)) continue;
    const at = root + name;
    if (typeof node === 'object' && 'directory' in node) {
      fs.mkdirSync(at, { recursive: true });
      continue;
    }
    fs.mkdirSync(path.dirname(at), { recursive: true });
    if (typeof node === 'string' || node instanceof Uint8Array) fs.writeFileSync(at, node);
    else if ('content' in node) fs.writeFileSync(at, node.content, { mode: node.mode ?? 0o644 });
    else if ('link' in node) fs.symlinkSync(node.link, at);
  }
}
