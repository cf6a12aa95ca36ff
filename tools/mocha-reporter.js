import Mocha from 'mocha';

const { Spec } = Mocha.reporters;
const { EVENT_RUN_END, EVENT_TEST_PENDING } = Mocha.Runner.constants;

/** Why a test was skipped: said by `skipBecause()` on the test itself or on a suite around it. */
function reasonOf(test) {
  for (let at = test; at; at = at.parent) if (at.skipReason) return at.skipReason;
  return 'no reason given';
}

/** mocha's `spec`, then what was skipped and why, then one line for people and for .ci/run. */
export default class HouseReporter extends Spec {
  constructor(runner, options) {
    super(runner, options);
    const skipped = new Map();
    runner.on(EVENT_TEST_PENDING, test => {
      const reason = reasonOf(test).replace(/\s+/g, ' ').slice(0, 200);
      skipped.set(reason, [...(skipped.get(reason) ?? []), test.fullTitle()]);
    });
    runner.once(EVENT_RUN_END, () => {
      const { passes, failures, pending } = runner.stats;
      for (const [reason, titles] of skipped) {
        console.log(`skipped, ${reason}:`);
        for (const title of titles.slice(0, 20)) console.log(`  ${title}`);
        if (titles.length > 20) console.log(`  and ${titles.length - 20} more`);
      }
      console.log(`${passes} passed, ${failures} failed, ${pending} skipped`);
    });
  }
}
