import { expect } from 'chai';
import fc from 'fast-check';
import { commands } from '../commands/all.js';
import { commonOptions } from '../flags/option-groups.js';
import { readPlainly } from './read-plainly.js';
import { parseWithYargs } from './with-yargs.js';

/** What yargs makes of it; its complaint where it makes nothing of it. */
const withYargs = (argv: readonly string[]): Promise<unknown> =>
  parseWithYargs(argv, { commands, version: '1.0.0', width: 80, complete: () => undefined }).catch(String);

async function expectSame(argv: readonly string[]): Promise<void> {
  const plain = readPlainly(argv, commands);
  if (plain) expect(plain, argv.join(' ')).to.deep.equal(await withYargs(argv));
}

describe('readPlainly', () => {
  for (const line of [
    '',
    '--no-config --preset all',
    '--preset docker --preset podman --format=json',
    'check /mnt/image --engine docker@28.5 --quiet --no-color',
    'fleet/*.tar.gz --output html=fleet.html --rule filesystem/d-type=warning',
    'ssh://root@web-1:22 --sudo',
    'collect -',
    'explain filesystem/d-type',
    'plan --out fix.sh',
    'fix --yes --no-yes',
    '--preset',
    '--label 08',
    '1e3 0x10 007',
  ]) {
    it(`reads "${line}" as yargs does`, () => expectSame(line.split(' ').filter(word => word !== '')));
  }

  it('reads the common ones', () => {
    for (const line of [
      '',
      '--no-config --preset all',
      'check /mnt --format json',
      'list rules',
      'layers /var/lib/docker',
    ])
      expect(readPlainly(line.split(' ').filter(Boolean), commands), line).to.not.equal(undefined);
  });

  it('leaves to yargs what is wrong or of another kind', () => {
    for (const line of [
      '--help',
      '-h',
      '--preset',
      '--prest all',
      '--format=',
      '--label "x"',
      '-- x',
      'x check',
      '--quiet=no',
    ])
      expect(readPlainly(line.split(' '), commands), line).to.equal(undefined);
    expect(readPlainly(['help'], commands)).to.equal(undefined);
    expect(readPlainly(['completion'], commands)).to.equal(undefined);
    expect(readPlainly(['--label', ''], commands)).to.equal(undefined);
    expect(readPlainly(['--__proto__', 'x'], commands)).to.equal(undefined);
    expect(readPlainly(['--no-constructor'], commands)).to.equal(undefined);
  });

  it('never reads a line otherwise than yargs', async function () {
    this.timeout(60_000);
    const options = commands.flatMap(command => Object.entries({ ...command.options, ...commonOptions }));
    const names = [...new Set(options.flatMap(([name, { alias }]) => [name, ...[alias ?? []].flat()]))];
    const value = fc.oneof(
      fc.constantFrom(
        'all',
        'docker@28.5',
        'json',
        'a=b',
        '08',
        '1e3',
        '0',
        '-1',
        '-',
        '',
        'true',
        'false',
        '/x y',
        "'q'",
        '{}',
        '.',
        'a.b=c',
        '~',
        ':',
      ),
      fc.string({ maxLength: 6 }),
    );
    const name = fc.oneof(fc.constantFrom(...names), fc.constantFrom('help', 'version', 'x', 'no-x', '_', '$0'));
    const piece = fc.oneof(
      { weight: 3, arbitrary: name.map(option => [`--${option}`]) },
      { weight: 3, arbitrary: fc.tuple(name, value).map(([option, given]) => [`--${option}`, given]) },
      fc.tuple(name, value).map(([option, given]) => [`--${option}=${given}`]),
      name.map(option => [`--no-${option}`]),
      fc.constantFrom('-o', '-y', '-qv', '--', '-').map(word => [word]),
      value.map(word => [word]),
      fc.constantFrom('help', 'completion', 'version', ...commands.map(command => command.name)).map(word => [word]),
    );
    const first = fc.option(fc.constantFrom(...commands.map(command => command.name)), { nil: undefined });
    const line = fc
      .tuple(first, fc.array(piece, { maxLength: 5 }))
      .map(([command, pieces]) => [...(command === undefined ? [] : [command]), ...pieces.flat()]);
    await fc.assert(fc.asyncProperty(line, expectSame), { numRuns: 1500 });
  });
});
