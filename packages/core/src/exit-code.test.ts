import { expect } from 'chai';
import { exitCodeOf, exitCodeOfFinding, worstExitCode, type ExitPolicy } from './exit-code.js';
import type { ExitCode, Finding, Status } from './report.js';
import type { Severity } from './severity.js';

const finding = (status: Status, severity: Severity, broken = false): Finding => ({
  rule: 'a/b',
  severity,
  status,
  subject: null,
  message: '',
  evidence: [],
  fix: null,
  cure: null,
  waiver: null,
  ...(broken ? { broken: { name: 'Error', message: '', stack: '' } } : {}),
});

const pass = finding('pass', 'error');
const broken = finding('unknown', 'info', true);
const fails = (severity: Severity): Finding => finding('fail', severity);
const unknown = (severity: Severity): Finding => finding('unknown', severity);

const waiver = { reason: 'Known.', owner: 'ops', expires: null, file: 'w.yaml', line: 1 };

const table: readonly [title: string, findings: readonly Finding[], policy: Partial<ExitPolicy>, code: ExitCode][] = [
  ['nothing to say', [], {}, 0],
  ['all passes', [pass, finding('not-applicable', 'error')], {}, 0],
  ['an error failed', [pass, fails('error')], {}, 1],
  ['only a warning failed', [fails('warning')], {}, 0],
  ['a warning failed and warnings count', [fails('warning')], { failOn: 'warning' }, 1],
  ['an info failed and warnings count', [fails('info')], { failOn: 'warning' }, 0],
  ['an info failed and all count', [fails('info')], { failOn: 'info' }, 1],
  ['an error failed and nothing counts', [fails('error')], { failOn: 'never' }, 0],
  ['an error is undecided', [unknown('error')], {}, 3],
  ['a warning is undecided', [unknown('warning')], {}, 0],
  ['a warning is undecided and warnings count', [unknown('warning')], { failOn: 'warning' }, 0],
  ['an error is undecided and that warns', [unknown('error')], { unknown: 'warn' }, 0],
  ['an error is undecided and that is ignored', [unknown('error')], { unknown: 'ignore' }, 0],
  ['an error is undecided and nothing counts', [unknown('error')], { failOn: 'never' }, 3],
  ['failed beats undecided', [unknown('error'), fails('error')], {}, 1],
  ['broken beats failed', [fails('error'), unknown('error'), broken], {}, 2],
  [
    'what failed is waived',
    [
      { ...fails('error'), waiver },
      { ...unknown('error'), waiver },
    ],
    {},
    0,
  ],
  ['a broken rule is waived', [{ ...broken, waiver }], {}, 2],
  ['what failed is gone', [{ ...fails('error'), baseline: 'absent' }], {}, 0],
  ['what failed was known and only new counts', [{ ...fails('error'), baseline: 'unchanged' }], { onlyNew: true }, 0],
  ['what failed was known', [{ ...fails('error'), baseline: 'unchanged' }], {}, 1],
  ['what failed is new', [{ ...fails('error'), baseline: 'new' }], { onlyNew: true }, 1],
  ['what is undecided is new', [{ ...unknown('error'), baseline: 'new' }], { onlyNew: true }, 3],
  ['what is undecided was so', [{ ...unknown('error'), baseline: 'unchanged' }], { onlyNew: true }, 0],
  ['broken counts whatever the severity', [broken], { failOn: 'never', unknown: 'ignore' }, 2],
];

describe('exit code', () => {
  for (const [title, findings, policy, code] of table) {
    it(`is ${code}: ${title}`, () => {
      expect(exitCodeOf(findings, { failOn: 'error', unknown: 'fail', ...policy })).to.equal(code);
    });
  }

  it('counts waivers that cover nothing on demand, after fails and before what is undecided', () => {
    const open = [unknown('error')];
    expect(exitCodeOf(open, { failOn: 'error', unknown: 'fail' }, 1)).to.equal(3);
    expect(exitCodeOf(open, { failOn: 'never', unknown: 'fail', staleWaivers: 'fail' }, 1)).to.equal(1);
    expect(exitCodeOf(open, { failOn: 'error', unknown: 'fail', staleWaivers: 'fail' }, 0)).to.equal(3);
  });

  it('is of each finding by itself what it is of the finding alone', () => {
    for (const [title, findings, policy] of table)
      for (const one of findings) {
        const whole = { failOn: 'error', unknown: 'fail', ...policy } as const;
        expect(exitCodeOfFinding(one, whole), title).to.equal(exitCodeOf([one], whole));
      }
  });

  it('of several reports is the worst: 2 before 1 before 3', () => {
    expect(worstExitCode([])).to.equal(0);
    expect(worstExitCode([0, 3])).to.equal(3);
    expect(worstExitCode([3, 1, 0])).to.equal(1);
    expect(worstExitCode([1, 2, 3])).to.equal(2);
  });
});
