import type { TextStream } from './environment.js';

const patienceMs = 1000;
const pauseMs = 200;

/** A line on a terminal that says how far a run is, and goes when the run ends. Elsewhere, and with --quiet, nothing is said. */
export interface Progress {
  show(line: string): void;
  /** The same now and then: `text` is made when it is shown. */
  say(text: () => string): void;
  end(): void;
}

export const silentProgress: Progress = {
  show: () => undefined,
  say: () => undefined,
  end: () => undefined,
};

/** Says that the host is still being read, when that takes long, unless somebody knows more. */
export function startProgress(stream: TextStream, quiet: boolean): Progress {
  if (stream.isTTY !== true || quiet) return silentProgress;
  let shown = false;
  const show = (line: string): void => {
    clearTimeout(timer);
    const { columns } = stream;
    stream.write(
      `${shown ? '\r\u001b[K' : ''}${columns === undefined ? line : line.slice(0, Math.max(1, columns - 1))}`,
    );
    shown = true;
  };
  const timer = setTimeout(() => show('hostlint: reading the host...'), patienceMs);
  let last = performance.now();
  return {
    show,
    say(text) {
      if (performance.now() - last < pauseMs) return;
      last = performance.now();
      show(`hostlint: ${text()}`);
    },
    end() {
      clearTimeout(timer);
      if (shown) stream.write('\r\u001b[K');
    },
  };
}
