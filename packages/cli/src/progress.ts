import type { TextStream } from './environment.js';

const patienceMs = 1000;

/** Says on a terminal that the host is still being read, when that takes long; the line goes when the run ends. */
export function startProgress(stream: TextStream, quiet: boolean): () => void {
  if (stream.isTTY !== true || quiet) return () => undefined;
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    stream.write('hostlint: reading the host...');
  }, patienceMs);
  return () => {
    clearTimeout(timer);
    if (shown) stream.write('\r\u001b[K');
  };
}
