import type { Progress } from '../progress.js';

const width = 40;
const everyMs = 200;

/** How far a run over many hosts is, on one line of a terminal. `total` is undefined where nobody knows. */
export class ProgressBar {
  readonly #progress: Progress;
  readonly #now: () => number;
  readonly #began: number;
  #total: number | undefined;
  #done = 0;
  #shown: number;

  constructor(progress: Progress, now: () => number, total: number | undefined) {
    this.#progress = progress;
    this.#now = now;
    this.#total = total;
    this.#began = this.#shown = now();
  }

  step(): void {
    this.#done += 1;
    const now = this.#now();
    if (now - this.#shown < everyMs) return;
    this.#shown = now;
    this.#progress.show(barText(this.#done, this.#total, now - this.#began));
  }

  /** The last of all is that the report is put together. */
  end(): void {
    if (this.#shown > this.#began) this.#progress.show('hostlint: writing the report');
  }
}

/** `[████████                                ] 2,000 of 10,000 hosts, 950 a second, 8 s left`. */
export function barText(done: number, total: number | undefined, tookMs: number): string {
  const rate = tookMs > 0 ? (done * 1000) / tookMs : 0;
  const speed = `${counted(rate >= 10 ? Math.round(rate) : Math.round(rate * 10) / 10)} a second`;
  if (total === undefined) return `${counted(done)} hosts, ${speed}`;
  const filled = Math.round((width * Math.min(done, total)) / Math.max(1, total));
  const left = rate > 0 ? `, ${duration((total - done) / rate)} left` : '';
  return `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${counted(done)} of ${counted(total)} hosts, ${speed}${left}`;
}

const counted = (number: number): string => number.toLocaleString('en');

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 90) return `${whole} s`;
  return whole < 5400 ? `${Math.round(whole / 60)} min` : `${Math.round(whole / 360) / 10} h`;
}
