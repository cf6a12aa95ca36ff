import { expect } from 'chai';
import { defaultExitPolicy, exitCodeOf } from '@hostlint/core';
import { everyStanding, finding } from './sample-report.test.kit.js';
import { present, standingOf, tallyOf } from './standing.js';

const waiver = { reason: 'known', owner: 'ops', expires: null, file: 'waivers.json', line: 1 };

describe('what a finding comes to', () => {
  it('is one thing each', () => {
    const standings = present(everyStanding).map(one => standingOf(one, defaultExitPolicy));
    expect(standings).to.deep.equal([
      'failed',
      'broken',
      'undecided',
      'waived',
      'other-kernel',
      'noted',
      'open',
      'not-applicable',
      'pass',
    ]);
  });

  it('moves the exit code just where the exit code says so', () => {
    for (const failOn of ['error', 'warning', 'info', 'never'] as const) {
      for (const unknown of ['fail', 'warn', 'ignore'] as const) {
        for (const one of everyStanding) {
          const moves = ['broken', 'failed', 'undecided'].includes(standingOf(one, { failOn, unknown }));
          const isGone = one.baseline === 'absent';
          expect(moves && !isGone).to.equal(exitCodeOf([one], { failOn, unknown }) !== 0);
        }
      }
    }
  });

  it('is waived where it failed or is undecided, and never where it holds', () => {
    expect(standingOf(finding({ waiver, status: 'unknown' }), defaultExitPolicy)).to.equal('waived');
    expect(standingOf(finding({ waiver, status: 'pass' }), defaultExitPolicy)).to.equal('pass');
  });

  it('is counted', () => {
    expect(tallyOf(everyStanding)).to.deep.equal({
      fails: { error: 1, warning: 1, info: 0 },
      undecided: 1,
      open: 1,
      broken: 1,
      waived: 1,
      notApplicable: 1,
      pass: 1,
    });
  });
});
