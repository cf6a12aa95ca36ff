import { isFault } from '../tree/host-tree.js';
import type { ReportTree } from './report-tree.js';

/** What `sos clean` puts in the place of names and addresses, or may have put there. Source: sos 4.12 sos/cleaner/mappings. */
const marks =
  /obfuscated(?:word|user|domain)|\bhost\d+\b|53:?4f:?53:|\b534f:|(?<![\d.])(?!127\.|0\.|1\.|169\.254\.|255\.|8\.8\.)\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d.])/i;

/** A text with such a mark is not what the host has. */
export function hideRewritten(tree: ReportTree): void {
  const decoder = new TextDecoder();
  for (const [path, content] of tree.contents) {
    if (isFault(content)) continue;
    const read = (): Uint8Array => (typeof content === 'function' ? content() : content);
    if (marks.test(decoder.decode(read())))
      tree.contents.set(path, {
        unknown: 'not-captured',
        message: `"${path}" has names or addresses that "sos clean" may have replaced`,
      });
  }
}
