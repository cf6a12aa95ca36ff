import type { Environment } from '../environment.js';
import type { Flags } from '../flags/flags.js';
import type { HelperAnswer, HelperOrder } from './crew.js';
import { createHostJudge } from './host-judge.js';
import { createPacker } from './packed-reports.js';

/** What a thread does: it judges what it is sent, one order after the other. */
export function helpOut(
  flags: Flags,
  environment: Environment,
  answer: (answer: HelperAnswer) => void,
): (order: HelperOrder) => void {
  const pack = createPacker();
  const judge = createHostJudge(flags, environment);
  let last: Promise<void> = Promise.resolve();
  return ({ entries }) => {
    last = last.then(async () => {
      try {
        const own = await judge;
        const reports = [];
        for (const entry of entries) reports.push(await own(entry));
        answer(pack(reports));
      } catch (error) {
        answer({ failed: error instanceof Error ? error.message : String(error) });
      }
    });
  };
}
