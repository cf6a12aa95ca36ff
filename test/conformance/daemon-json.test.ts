import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { skipBecause } from '../skip-because.js';
import { daemonVerdicts } from './daemon-batch.js';
import { observations } from './observed-daemons.js';

/** How many of the observed cases are put to the daemon again; HOSTLINT_CONFORMANCE=all takes them all, in some minutes. */
const sample = process.env.HOSTLINT_CONFORMANCE === 'all' ? Infinity : 60;

/** The observed daemon of the same line as this machine's, or why none is asked. */
function observedLine(): { readonly line: string } | { readonly reason: string } {
  const { stdout, error } = spawnSync('dockerd', ['--version'], { encoding: 'utf8' });
  if (error) return { reason: 'there is no dockerd here; apt-get install docker.io' };
  const version = /^Docker version (\d+\.\d+)/.exec(stdout)?.[1] ?? '';
  if (!(version in observations.daemons)) {
    const known = Object.keys(observations.daemons).join(', ');
    return { reason: `dockerd ${version} was not observed, but ${known}; install one of these, as Debian has them` };
  }
  return process.getuid?.() === 0
    ? { line: version }
    : { reason: 'starting dockerd needs root; sudo npx mocha test/conformance' };
}

describe('the daemon of this machine does with a configuration what was observed', function () {
  this.timeout(900_000);

  it('accepts and refuses the same', function () {
    const found = observedLine();
    if ('reason' in found) skipBecause(this, found.reason);
    const cases = observations.cases.filter(({ observed, files }) => {
      // What an address costs in time, and files elsewhere, are not for a sample that is taken again and again.
      const slow = JSON.stringify({ observed, files }).includes('tcp');
      return found.line in observed && !slow;
    });
    const step = Math.max(1, Math.floor(cases.length / sample));
    const taken = cases.filter(
      (one, index) => index % step === 0 && !/tcp:|127\.0\.0\.1|\/nonexistent\/x\.pid/.test(JSON.stringify(one)),
    );
    const verdicts = daemonVerdicts(taken);
    const different = taken.filter(
      ({ name, observed }) => (verdicts.get(name) === true) !== (observed[found.line] === true),
    );
    expect(different.map(({ name }) => `${name}: ${String(verdicts.get(name))}`)).to.deep.equal([]);
    expect(taken.length).to.be.greaterThan(40);
  });
});
