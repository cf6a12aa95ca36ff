import { known, testRule, unknown } from '@hostlint/core/testing';
import { kernel } from './kernel-samples.test.js';
import { releaseUnparsable } from './release-unparsable.js';

testRule(releaseUnparsable, {
  pass: [{ name: 'an ordinary release', facts: { release: known(kernel('6.17.7.asahi1-1')) } }],
  fail: [
    {
      name: 'a release without a version',
      facts: { release: unknown('malformed', '"custom" does not begin with two numbers') },
      message: 'unparsable',
      says: '"custom"',
    },
  ],
  unknown: [{ name: 'no kernel', facts: { release: unknown('not-running') } }],
});
