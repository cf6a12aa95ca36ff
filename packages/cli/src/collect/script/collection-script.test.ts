import { spawnSync } from 'node:child_process';
import { defineFact, type Reads } from '@hostlint/core';
import { expect } from 'chai';
import { collectionScript } from './collection-script.js';

const scriptOf = (reads: Reads, options = {}): string =>
  collectionScript([defineFact({ id: 'acme/fact', summary: 'A fact.', reads, collect: async () => 1 })], {
    by: 'hostlint 1.2.3',
    redaction: 'default',
    ...options,
  });

describe('collectionScript', () => {
  it('reads what the facts of any plugin declare', () => {
    const script = scriptOf({
      files: ['/etc/acme.conf', { path: '/etc/large', maxBytes: 10 }],
      lists: ['/etc/acme.d', { path: '/var/acme', limit: 5 }],
      stats: ['/opt/acme'],
      filesystems: ['/srv'],
      commands: [['acme', '--format', '%{a}\\n']],
      sockets: ['/run/acme.sock /info'],
    });
    for (const line of ['f /etc/acme.conf', 'F 10 /etc/large', 'l /etc/acme.d', 'L 5 /var/acme', 's /opt/acme'])
      expect(script).to.include(`    '${line}' \\\n`);
    for (const line of ['m /srv', 'c acme\t--format\t%{a}\\n', 'g /run/acme.sock /info'])
      expect(script).to.include(`    '${line}'`);
    expect(script).to.include("hostlint_by='hostlint 1.2.3 (script)'");
  });
  it('takes no word of a declaration for a command', () => {
    const script = scriptOf({ files: ["/etc/it's $(touch /hit) `x`", '/etc/two\nlines-apart'] });
    expect(script).to.include("'f /etc/it'\\''s $(touch /hit) `x`'");
    expect(script).not.to.include('lines-apart');
    expect(spawnSync('sh', ['-n'], { input: script }).status).to.equal(0);
  });
  it('bounds the time', () => {
    const script = scriptOf({}, { seconds: 0.2, totalSeconds: 30 });
    expect(script).to.include('hostlint_seconds=1\nhostlint_total=30\n');
  });
});
