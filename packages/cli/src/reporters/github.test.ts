import { expect } from 'chai';
import type { Finding } from '@hostlint/core';
import { github } from './github.js';
import { everyStanding, finding, sampleReport, sampleSet } from './sample-report.test.kit.js';

const lines = (findings: readonly Finding[]): readonly string[] =>
  github.format(sampleReport(findings), []).trimEnd().split('\n');

/** How the runner reads a command: up to the first `::` behind the properties, and undoes the escapes. */
function read(line: string): { readonly level: string; readonly title: string; readonly message: string } {
  const [, level = '', title = '', message = ''] = /^::(error|warning|notice) title=(.*?)::(.*)$/.exec(line) ?? [];
  const plain = (text: string): string => text.replace(/%(0D|0A|25|3A|2C)/g, code => decodeURIComponent(code));
  return { level, title: plain(title), message: plain(message) };
}

describe('reporter github', () => {
  it('annotates what stands against the host, gravest first, below a summary', () => {
    expect(lines(everyStanding).map(line => [read(line).level, read(line).title])).to.deep.equal([
      ['notice', 'hostlint: web-1'],
      ['error', 'filesystem/d-type (/var/lib/docker) on web-1'],
      ['error', 'broken: kernel/broken on web-1'],
      ['warning', 'undecided: kernel/module on web-1'],
      ['warning', 'network/forwarding on web-1'],
    ]);
  });

  it('says all of it in the message', () => {
    expect(read(lines(everyStanding)[1] ?? '').message.split('\n')).to.deep.equal([
      'The file system has no d_type.',
      'Seen: /proc/self/mountinfo:12: xfs',
      'Fix: Make it anew.',
      '  mkfs.xfs -n ftype=1 /dev/NEW',
    ]);
  });

  it('sums up', () => {
    expect(read(lines(everyStanding)[0] ?? '').message).to.match(
      /^web-1 is not ready: .*\n1 error, 1 warning, 1 broken, 2 undecided, 1 waived, 1 passed, 1 not applicable\. Exit code 2\.$/,
    );
  });

  it('takes what is of severity info for a notice', () =>
    expect(read(lines([finding({ severity: 'info' })])[1] ?? '').level).to.equal('notice'));

  it('names no file, which would be one of the repository', () =>
    expect(lines(everyStanding).join('\n')).not.to.contain('file='));

  it('says that GitHub shows but ten of a level', () => {
    const many = Array.from({ length: 11 }, (_, index) => finding({ subject: `s${index}` }));
    expect(lines(many)).to.have.length(12);
    expect(read(lines(many)[0] ?? '').message).to.contain('GitHub shows 10 annotations of a level');
    expect(read(lines(many.slice(1))[0] ?? '').message).not.to.contain('GitHub shows');
  });

  it('keeps what would end a property or a line', () => {
    const odd = finding({ subject: 'a::b,c:d%0A', message: '100%\n::error::x\r' });
    const line = lines([odd])[1] ?? '';
    expect(line).to.equal('::error title=kernel/overlay (a%3A%3Ab%2Cc%3Ad%250A) on web-1::100%25%0A::error::x%0D');
    expect(read(line)).to.deep.include({
      title: 'kernel/overlay (a::b,c:d%0A) on web-1',
      message: '100%\n::error::x\r',
    });
  });

  it('sums up each of many hosts, and puts the gravest of all first', () => {
    const set = sampleSet(
      sampleReport([finding({ severity: 'warning' })]),
      sampleReport([finding()], { label: 'web-2' }),
    );
    const text = github.formatMany?.(set, []) ?? '';
    expect(
      text
        .trimEnd()
        .split('\n')
        .map(line => read(line).title),
    ).to.deep.equal(['hostlint: web-1', 'hostlint: web-2', 'kernel/overlay on web-2', 'kernel/overlay on web-1']);
  });
});
