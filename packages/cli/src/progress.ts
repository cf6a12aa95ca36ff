import type { TextStream } from './environment.js';

const patienceMs = 1000;
const pauseMs = 200;

/** The line on a terminal that says what is being done. */
export interface Progress {
  /** Says more than that the host is read; `text` is made when it is shown. */
  say(text: () => string): void;
  stop(): void;
}

/** Says on a terminal that the host is still being read, when that takes long; the line goes when the run ends. */
export function startProgress(stream: TextStream, quiet: boolean): Progress {
  if (stream.isTTY !== true || quiet) return { say: () => undefined, stop: () => undefined };
  let shown = false;
  let last = performance.now();
  const show = (text: string): void => {
    clearTimeout(timer);
    shown = true;
    stream.write(`\r\u001b[Khostlint: ${text}`);
  };
  const timer = setTimeout(() => show('reading the host...'), patienceMs);
  return {
    say(text) {
      if (performance.now() - last < pauseMs) return;
      last = performance.now();
      show(text());
    },
    stop() {
      clearTimeout(timer);
      if (shown) stream.write('\r\u001b[K');
    },
  };
}
