import type { Finding, Report } from '@hostlint/core';
import { hang } from './layout.js';
import type { Paint } from './paint.js';
import { counted } from './words.js';

/** The report as it would be if there were only the kernel that boots. */
export const withoutOtherKernels = (report: Report): Report =>
  report.otherKernels ? { ...report, findings: report.findings.filter(({ kernel }) => kernel === undefined) } : report;

/** What is another way with the kernels that do not boot: a few lines, which count for nothing. */
export function otherKernels({ otherKernels: others, findings }: Report, paint: Paint): string | undefined {
  if (!others) return undefined;
  const { chalk, width, verbose } = paint;
  const booted = new Map(findings.flatMap(one => (one.kernel === undefined ? [[keyOf(one), one] as const] : [])));
  const blocks = others.judged.map(kernel => {
    const open = findings.filter(one => one.kernel === kernel && (one.status === 'fail' || one.status === 'unknown'));
    const differs = open.filter(one => verbose || booted.get(keyOf(one))?.status !== one.status);
    const lines = differs.map(one => hang(`    ${mark(one)} ${one.rule}  `, one.message, width));
    return [
      `  ${chalk.bold(kernel)}${lines.length === 0 ? chalk.dim('  nothing else than with the default') : ''}`,
      ...lines,
    ].join('\n');
  });
  const left =
    others.leftOut.length === 0
      ? []
      : [hang('  Not judged, as there are so many:  ', others.leftOut.join(', '), width)];
  const heading = `${chalk.bold('OTHER KERNELS ON THIS IMAGE')}  ${counted(others.judged.length, 'kernel')}`;
  return [`${heading} ${chalk.dim('(they count for nothing: another boots)')}`, ...blocks, ...left].join('\n');
}

/** A finding of another kernel goes by the same key as that of the kernel that boots. */
function keyOf({ rule, subject, kernel }: Finding): string {
  if (kernel === undefined || subject === null) return `${rule}#${subject ?? ''}`;
  return `${rule}#${subject === kernel ? '' : subject.slice(0, -` on ${kernel}`.length)}`;
}

const mark = ({ status }: Finding): string => (status === 'fail' ? 'fails' : 'open ');
