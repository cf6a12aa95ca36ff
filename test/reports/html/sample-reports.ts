import { defineRule, type EngineForecast, type Finding, type Report, type ReportSet, type Rule } from '@hostlint/core';

/** Text that would do harm as markup, turn a line around or colour a terminal. */
export const hostile =
  '</script><script>window.harmed = true</script><img src=x onerror="window.harmed = true">\u202Egnp.exe\u001b[31m\ud800&lt;';

const rule = (id: string, severity: 'error' | 'warning' | 'info', title: string): Rule =>
  defineRule({
    id,
    meta: {
      title,
      why: `Without it containers fail: ${title}`,
      fix: 'Mend it.',
      severity,
      sources: ['a manual, section 7'],
    },
    needs: {},
    messages: {},
    check: ({ pass }) => pass(),
  }) as Rule;

export const rules: readonly Rule[] = [
  rule('filesystem/d-type', 'error', 'The file system tells types of entries.'),
  rule('kernel/config', 'warning', 'The kernel has what containers want.'),
  rule('network/forwarding', 'error', 'Packets are forwarded.'),
  rule('resources/limits', 'info', 'Limits are high enough.'),
  rule('security/profile', 'warning', 'A profile confines containers.'),
  rule('storage/space', 'error', 'There is space.'),
];

export const finding = (rule: string, rest: Partial<Finding> = {}): Finding => ({
  rule,
  severity: rules.find(({ id }) => id === rule)?.meta.severity ?? 'error',
  status: 'fail',
  subject: null,
  message: `${rule} does not hold.`,
  evidence: [{ path: '/proc/self/mountinfo', line: 12, column: 4, text: '31 1 254:0 / / rw - xfs /dev/vda' }],
  fix: { summary: 'Change it.', commands: ['mkfs.xfs -n ftype=1 /dev/NEW', "printf 'a\\nb' > /etc/x"] },
  cure: null,
  waiver: null,
  ...rest,
});

const undecided = {
  status: 'unknown',
  fix: null,
  evidence: [],
  message: 'It may be read by root only.',
  cure: 'Run as root.',
} as const;
const waiver = {
  reason: 'Known since spring.',
  owner: 'ops@example.org',
  expires: '2027-03-31',
  file: 'waivers.json',
  line: 7,
};

/** Every kind of finding. */
export const everything: readonly Finding[] = [
  finding('filesystem/d-type', { baseline: 'new', message: 'xfs on /var/lib/docker was made without d_type.' }),
  finding('filesystem/d-type', { ...undecided, subject: '/var/lib/containers' }),
  finding('network/forwarding', { ...undecided }),
  finding('network/forwarding', { kernel: '6.12.48-other', message: 'The other kernel cannot forward.' }),
  finding('storage/space', { baseline: 'absent', message: 'There was no space.' }),
  finding('storage/space', { status: 'not-applicable', message: 'Nothing is stored here.', fix: null }),
  ...['CONFIG_A', 'CONFIG_B', 'CONFIG_C'].map(subject =>
    finding('kernel/config', { subject, baseline: 'unchanged', message: `${subject} is off.` }),
  ),
  finding('kernel/config', { status: 'pass', subject: 'CONFIG_D', message: 'The kernel has it.', fix: null }),
  finding('security/profile', { waiver, message: 'Nothing confines containers.' }),
  finding('security/profile', {
    subject: 'hostile',
    message: hostile,
    evidence: [{ path: `/etc/${hostile}`, line: 1, text: hostile }],
    fix: { summary: hostile, commands: [hostile] },
  }),
  finding('resources/limits', { message: 'The limit is 128; 512 are wanted.' }),
  finding('toy/broken', {
    status: 'unknown',
    severity: 'info',
    fix: null,
    message: 'rule "toy/broken" broke',
    cure: 'Report it.',
    broken: { name: 'RangeError', message: 'apart', stack: 'RangeError: apart\n  at toy' },
  }),
];

const forecast: EngineForecast = {
  engine: 'docker',
  version: '28.5.2',
  installed: true,
  starts: true,
  refusals: [],
  storageDriver: 'overlay2',
  backingFilesystem: 'xfs',
  supportsDType: true,
  nativeOverlayDiff: true,
  usingMetacopy: false,
};

const tool = { name: 'hostlint', version: '1.2.3' };

export function report(label: string, findings: readonly Finding[]): Report {
  const fails = (severity: string) =>
    findings.filter(
      one =>
        one.status === 'fail' && one.severity === severity && !one.waiver && !one.kernel && one.baseline !== 'absent',
    ).length;
  const of = (status: string) => findings.filter(one => one.status === status).length;
  const fail = { error: fails('error'), warning: fails('warning'), info: fails('info') };
  return {
    schemaVersion: 1,
    tool,
    host: { label, source: 'memory', kernel: '6.1.0-37-amd64', os: 'debian 12', arch: 'x86_64' },
    presets: ['recommended'],
    chosen: [{ preset: 'recommended', presets: ['docker'], why: 'dockerd is installed' }],
    forecasts: [
      fail.error > 0 ? { ...forecast, starts: false, refusals: ['filesystem/d-type'], storageDriver: null } : forecast,
    ],
    findings,
    counts: {
      pass: of('pass'),
      fail,
      unknown: of('unknown'),
      notApplicable: of('not-applicable'),
      waived: findings.filter(one => one.waiver).length,
    },
    exitCode: findings.some(one => one.broken) ? 2 : fail.error > 0 ? 1 : of('unknown') > 0 ? 3 : 0,
  };
}

export const reportSet = (reports: readonly Report[]): ReportSet => ({ schemaVersion: 1, tool, reports, exitCode: 1 });

/** Nine hosts in three groups, and one of its own with a rude name. */
export const fleet: ReportSet = reportSet([
  ...Array.from({ length: 9 }, (_, index) => report(`web-${index + 1}`, groupOf(index % 3))),
  report('lost/host ?', everything),
]);

function groupOf(group: number): readonly Finding[] {
  const pass = finding('resources/limits', { status: 'pass', message: 'Limits are high enough.', fix: null });
  return [
    finding(
      'filesystem/d-type',
      group === 0
        ? { message: 'xfs on /var/lib/docker was made without d_type.' }
        : { status: 'pass', fix: null, message: 'It tells.' },
    ),
    ...(group < 2 ? [finding('kernel/config', { subject: 'CONFIG_A', message: 'CONFIG_A is off.' })] : []),
    pass,
  ];
}
