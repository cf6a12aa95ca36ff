import { lint, resolveRuleset, definePlugin, type Finding, type HostSource } from '@hostlint/core';
import rules from '@hostlint/rules';
import { openLive } from '../../packages/cli/src/sources/live.js';

const daemonJson = '/etc/docker/daemon.json';
const nobody = 65534;

export interface JudgeOptions {
  readonly as?: 'root' | 'nobody';
  readonly probes?: boolean;
  /** The version of Docker that is judged for; 28.5 by default. */
  readonly docker?: string;
  /** More of daemon.json. */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** The live machine, but for a daemon.json with this data-root. */
function withDataRoot(live: HostSource, dataRoot: string, config: JudgeOptions['config']): HostSource {
  const bytes = new TextEncoder().encode(JSON.stringify({ 'data-root': dataRoot, ...config }));
  return {
    ...live,
    read: (path, options) => (path === daemonJson ? Promise.resolve(bytes) : live.read(path, options)),
    stat: async (path, options) => {
      const found = await live.stat(path === daemonJson ? '/proc/self/mountinfo' : path, options);
      return path === daemonJson ? found && { ...found, sizeBytes: bytes.length } : found;
    },
    realpath: path => (path === daemonJson ? Promise.resolve(path) : live.realpath(path)),
  };
}

/** What the rules about file systems say of a data-root on this machine. */
export async function judgeDataRoot(dataRoot: string, options: JudgeOptions = {}): Promise<readonly Finding[]> {
  const plugin = definePlugin({
    ...rules,
    rules: (rules.rules ?? []).filter(({ id }) => id.startsWith('filesystem/')),
  });
  const ruleset = await resolveRuleset({
    plugins: [plugin],
    presets: [],
    rules: [Object.fromEntries((plugin.rules ?? []).map(({ id, meta }) => [id, meta.severity]))],
  });
  if (options.as === 'nobody') becomeNobody();
  const live = openLive({ probes: options.probes ?? false });
  try {
    const engines = { docker: options.docker ?? '28.5' };
    const report = await lint(withDataRoot(live, dataRoot, options.config), ruleset, { engines });
    const broken = report.findings.find(finding => finding.broken);
    if (broken) throw new Error(broken.broken?.stack);
    return report.findings;
  } finally {
    live.close();
    if (options.as === 'nobody') becomeRoot();
  }
}

/** The statuses of all findings by rule, with the severity of a fail; what is not about the data-root itself has its subject behind it. */
export function statuses(findings: readonly Finding[], dataRoot: string): Readonly<Record<string, string>> {
  const keyOf = ({ rule, subject }: Finding): string =>
    rule.slice('filesystem/'.length) + (subject ?? '').replace(dataRoot, '');
  return Object.fromEntries(
    findings.map(finding => [keyOf(finding), finding.status === 'fail' ? finding.severity : finding.status]),
  );
}

function becomeNobody(): void {
  process.setgroups?.([]);
  process.setegid?.(nobody);
  process.seteuid?.(nobody);
}

function becomeRoot(): void {
  process.seteuid?.(0);
  process.setegid?.(0);
}
