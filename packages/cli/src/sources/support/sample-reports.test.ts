import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { HostSource } from '@hostlint/core';
import { makeTree } from '../make-tree.js';
import { openSource } from '../open.js';

export type Tree = Record<string, string | { readonly link: string }>;

interface Told {
  readonly commands?: readonly object[];
  readonly files?: readonly object[];
  readonly sysroot?: string;
  readonly cleaner?: object;
  readonly timeout_hit?: boolean;
}

/** A command as the manifest has it. */
export const command = (exec: string, filepath: string | null, code = 0) => ({ exec, filepath, return_code: code });

export const log = '2026-11-24 22:15:06,623 INFO: [sos.report:setup] effective options now: --batch\n';

const uname =
  'Linux web-1 5.14.0-503.el9.x86_64 #1 SMP PREEMPT_DYNAMIC Fri Oct 4 2024 x86_64 x86_64 x86_64 GNU/Linux\n';

const manifest = ({ commands = [], files = [], sysroot = '/', cleaner, timeout_hit = false }: Told): string =>
  JSON.stringify({
    version: '4.12.1',
    components: {
      report: { sysroot, plugins: { kernel: { timeout_hit, commands, files } } },
      ...(cleaner && { cleaner }),
    },
  });

export interface SampleReports {
  /** The directory of the report that was laid out last. */
  readonly directory: string;
  lay(tree: Tree, told?: Told): string;
  /** A report in an archive … */
  packed(tree: Tree, told?: Told): Promise<HostSource>;
  /** … or in a directory. */
  opened(tree: Tree, told?: Told): Promise<HostSource>;
}

/** Reports made of plain objects, for the suite in which this is called. */
export function sampleReports(): SampleReports {
  let home: string;
  beforeEach(() => (home = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-sos-'))));
  afterEach(() => fs.rmSync(home, { recursive: true }));
  const top = 'sosreport-web-1-2026-11-24-abcdefg';
  const lay = (tree: Tree, told: Told = {}): string => {
    fs.rmSync(`${home}/${top}`, { recursive: true, force: true });
    makeTree(`${home}/${top}`, {
      '/version.txt': 'sos report: 4.12.1',
      '/sos_logs/sos.log': log,
      '/sos_reports/manifest.json': manifest(told),
      '/sos_commands/kernel/uname_-a': uname,
      ...tree,
    });
    return `${home}/${top}`;
  };
  return {
    get directory() {
      return `${home}/${top}`;
    },
    lay,
    async packed(tree, told) {
      if (told || Object.keys(tree).length > 0) lay(tree, told);
      execFileSync('tar', ['-czf', `${home}/report`, '-C', home, top]);
      return openSource(`${home}/report`);
    },
    opened: async (tree, told) => openSource(lay(tree, told)),
  };
}

export const reasonOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    value => ({ value }),
    (error: { reason?: string }) => error.reason,
  );

export const text = async (answer: Promise<Uint8Array | undefined>): Promise<string | undefined> => {
  const bytes = await answer;
  return bytes && Buffer.from(bytes).toString();
};
