import { expect } from 'chai';
import { cureWords, type Cure } from './cure.js';
import type { UnknownReason } from './errors.js';
import type { HostSource, SourceKind } from './source.js';

const atOnce = {} as NonNullable<HostSource['atOnce']>;
const hosts = {
  'a running machine': { kind: 'live' as SourceKind },
  'one that root looks at': { kind: 'live' as SourceKind, asRoot: true },
  'a snapshot of one': { kind: 'live' as SourceKind, atOnce },
  'a root file system': { kind: 'rootfs' as SourceKind },
  'a snapshot of one that is off': { kind: 'rootfs' as SourceKind, atOnce },
};
const asRoot = { look: 'as root' } as const;
const orElse = { look: 'as root', otherwise: 'Ask.' } as const;
const trial = { look: 'with a trial' } as const;

const again = 'Read the host again as root: `sudo hostlint collect`, or over ssh with --sudo.';
const rights = 'Run hostlint as root, or give this user the right to read it.';
const table: readonly (readonly [host: keyof typeof hosts, cure: Cure, met: UnknownReason[], words: string | null])[] =
  [
    ['a running machine', 'Look.', ['denied'], 'Look.'],
    ['a running machine', asRoot, ['malformed', 'denied'], rights],
    ['a running machine', asRoot, ['malformed'], null],
    [
      'one that root looks at',
      asRoot,
      ['denied'],
      'Even root is kept out: look for a security module; where this is a container, judge the host.',
    ],
    ['a running machine', asRoot, ['not-running'], null],
    ['a running machine', orElse, [], 'Ask.'],
    ['a running machine', orElse, ['denied'], rights],
    [
      'a running machine',
      asRoot,
      ['timed-out'],
      'Give it more time with --timeout SECONDS, or look why the host does not answer.',
    ],
    ['a running machine', trial, [], 'Run hostlint with --probe as root: it tries the mount.'],
    ['a snapshot of one', asRoot, ['denied', 'not-captured'], again],
    [
      'a snapshot of one',
      asRoot,
      ['not-captured'],
      'Read the host again with this version of hostlint: `hostlint collect`.',
    ],
    ['a snapshot of one', asRoot, ['timed-out'], 'Read the host again, and look why it does not answer.'],
    ['a snapshot of one', asRoot, [], null],
    [
      'a snapshot of one',
      trial,
      [],
      'Read the host again as root with `hostlint collect --probe`: it tries the mount.',
    ],
    ['a root file system', asRoot, ['not-running'], 'Judge the running host.'],
    ['a root file system', asRoot, ['not-running', 'denied'], rights],
    ['a root file system', orElse, ['not-running'], 'Ask.'],
    ['a root file system', trial, [], 'Judge the running host with --probe: it tries the mount.'],
    ['a snapshot of one that is off', asRoot, [], 'Judge the running host.'],
  ];

describe('how an undecided finding can be decided', () => {
  for (const [host, cure, met, words] of table) {
    const said = typeof cure === 'string' ? cure : `by a look ${cure.look}`;
    it(`${said}, of ${host} where ${met.join(' and ') || 'nothing'} was met: ${words}`, () =>
      expect(cureWords(cure, hosts[host], () => new Set(met))).to.equal(words));
  }
});
