import { camelCase } from '../generate/units.js';
import type { Scaffold } from './scaffold.js';

/** A whole reporter that prints one line per failing rule, to be turned into another one. */
export function reporterFiles(name: string): Scaffold {
  const variable = camelCase(name);
  const path = `packages/cli/src/reporters/${name}`;
  const reporter = `import type { Reporter } from '@hostlint/core';

export const ${variable}: Reporter = {
  summary: 'One line for each finding that failed.',
  format: report =>
    report.findings
      .filter(({ status }) => status === 'fail')
      .map(({ severity, rule, message }) => \`\${severity} \${rule}: \${message}\\n\`)
      .join(''),
};
`;
  const test = `import { expect } from 'chai';
import type { Finding, Report } from '@hostlint/core';
import { ${variable} } from './${name}.js';

const finding = (status: Finding['status']): Finding => ({
  rule: 'kernel/overlay',
  severity: 'error',
  status,
  subject: null,
  message: 'The kernel has no overlay.',
  evidence: [],
  fix: null,
  cure: null,
  waiver: null,
});

const report = (...findings: readonly Finding[]): Report => ({
  schemaVersion: 1,
  tool: { name: 'hostlint', version: '0.0.0' },
  host: { label: 'web-1', source: 'memory', kernel: null, os: null, arch: null },
  presets: [],
  forecasts: [],
  findings,
  counts: { pass: 0, fail: { error: 0, warning: 0, info: 0 }, unknown: 0, notApplicable: 0, waived: 0 },
  exitCode: 0,
});

describe('reporter ${name}', () => {
  it('says what failed and nothing else', () => {
    const text = ${variable}.format(report(finding('fail'), finding('pass')), []);
    expect(text).to.equal('error kernel/overlay: The kernel has no overlay.\\n');
  });
  it('is empty when nothing failed', () => expect(${variable}.format(report(), [])).to.equal(''));
});
`;
  return {
    files: new Map([
      [`${path}.ts`, reporter],
      [`${path}.test.ts`, test],
    ]),
    next: [
      `  1. Turn ${path}.ts into your reporter, and ${name}.test.ts into its cases.`,
      `  2. npx mocha ${path}.test.ts`,
      '  3. Give it a line in packages/cli/src/reporters/reporter-named.ts: --format finds it there.',
    ],
  };
}
