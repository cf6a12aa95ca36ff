import { expect } from 'chai';
import { markdown } from './markdown.js';
import { everyStanding, finding, sampleReport, sampleSet } from './sample-report.test.kit.js';

const text = markdown.format(sampleReport(everyStanding), []);

describe('reporter markdown', () => {
  it('answers first, then says about which host', () => {
    expect(text.split('\n').slice(0, 3)).to.deep.equal([
      '# web-1 is not ready: 1 error and 1 warning.',
      '',
      'Judged: debian 12 - Linux 6.1.0 - x86_64 - memory - hostlint 0.1.0, preset docker',
    ]);
  });

  it('has a table of what failed', () => {
    expect(text).to.contain(
      [
        '## Failed',
        '',
        '| severity | rule | what |',
        '| --- | --- | --- |',
        '| error | <code>filesystem/d-type (/var/lib/docker)</code> | The file system has no d&#95;type. |',
        '| warning | <code>network/forwarding</code> | Forwarding is off. |',
        '',
      ]
        .join('\n')
        .replace('d&#95;type', 'd_type'),
    );
  });

  it('folds away what mends it', () => {
    expect(text).to.contain(
      [
        '<details><summary>Fix for <code>filesystem/d-type (/var/lib/docker)</code></summary>',
        '',
        'Do: Make it anew.',
        '',
        'Seen: <code>/proc/self/mountinfo:12</code>',
        '',
        '<pre>',
        'mkfs.xfs -n ftype=1 /dev/NEW',
        '</pre>',
        '',
        '</details>',
      ].join('\n'),
    );
  });

  it('says a fix once where it mends several', () => {
    const fix = { summary: 'Load it.', commands: ['modprobe overlay'] };
    const many = markdown.format(sampleReport([finding({ fix, subject: 'a' }), finding({ fix, subject: 'b' })]), []);
    expect(many.match(/<details>/g)).to.have.length(1);
    expect(many).to.contain('Fix for <code>kernel/overlay (2 times)</code>');
  });

  it('tells the rest: broken, undecided, waived, other kernels, counts, the exit code', () => {
    expect(text).to.contain('## Broken\n');
    expect(text).to.contain('| error | <code>kernel/module</code> | It is denied. | Run hostlint as root. |');
    expect(text).to.contain('| waived by ops until 2027-05-31: it goes in May |');
    expect(text).to.contain('| error | <code>kernel/spare (kernel 5.10.0-9)</code> |');
    expect(text).to.contain(
      'Counted: 1 error, 1 warning, 1 broken, 2 undecided, 1 waived, 1 passed, 1 not applicable.',
    );
    expect(text).to.contain('Exit code 2: ');
    expect(text).not.to.contain('kernel/gone');
  });

  it('is short where all is well', () => {
    const well = markdown.format(sampleReport([finding({ status: 'pass' })]), []);
    expect(well.match(/^#+ .*$/gm)).to.deep.equal(['# web-1 is ready.']);
  });

  it('puts many hosts in a table above', () => {
    const set = sampleSet(sampleReport([finding()]), sampleReport([], { label: 'web|2' }));
    const many = markdown.formatMany?.(set, []) ?? '';
    expect(many).to.match(/^# 2 hosts\n\n\| host \| result \|/);
    expect(many).to.contain('| <code>web-1</code> | **not ready** | 1 | 0 | 0 | 0 |\n');
    expect(many).to.contain('| <code>web&#124;2</code> | ready | 0 | 0 | 0 | 0 |\n');
    expect(many).to.contain('\n## web-1 is not ready: 1 error.\n');
  });

  it('is cut to what a job summary takes, between two rows, and says so', () => {
    const findings = Array.from({ length: 5000 }, (_, index) =>
      finding({ subject: `s${index}`, message: 'é'.repeat(300) }),
    );
    const long = markdown.format(sampleReport(findings), []);
    expect(Buffer.byteLength(long)).to.be.within(990_000, 1_000_000);
    expect(long).to.match(/ \|\n\n\n\*\*The report was cut here/);
  });
});
