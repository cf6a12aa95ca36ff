import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hostlint, snapshotIn, tool, withFolder } from './hostlint.js';
import { type Pair, programs, type Row, type Rows, type Wanted } from './row.js';

const formats = [
  'pretty',
  'json',
  'ndjson',
  'sarif',
  'junit',
  'tap',
  'markdown',
  'github',
  'prometheus',
  'html',
  'nagios',
];
const hosts = 500;
const child = fileURLToPath(new URL('formats-child.ts', import.meta.url));
const withSources = ['--import', 'tsx', '--conditions=hostlint-source'];

/** Of one host the whole run counts; of many, the writing alone. */
export async function* reportForms(wanted: Wanted): Rows {
  const one = formats.filter(format => format !== 'json' && wanted(`form/${format}`));
  const many = formats.filter(format => wanted(`forms/${format}`));
  if (one.length + many.length === 0) return;
  yield* withFolder(async function* (folder) {
    const snapshot = snapshotIn(folder);
    const check = (format: string): ReturnType<typeof hostlint> =>
      hostlint(['check', snapshot, '--format', format, '--no-config'], `check --format ${format}`);
    const json = check('json');
    for (const format of one) {
      const id = `form/${format}`;
      const program = check(format);
      if ('why' in program) yield { id, ...program };
      else if ('why' in json) yield { id, ...json };
      else yield programs(id, program, { ...json, name: '--format json' }, 1 / 2);
    }
    const report = `${folder}/report.json`;
    writeReport(snapshot, report);
    for (const format of many) yield writingOf(format, report);
  });
}

function writeReport(snapshot: string, file: string): void {
  const to = openSync(file, 'w');
  spawnSync(process.execPath, [tool, 'check', snapshot, '--format', 'json', '--no-config'], {
    stdio: ['ignore', to, 'inherit'],
  });
  closeSync(to);
}

const writingOf = (format: string, report: string): Row => ({
  id: `forms/${format}`,
  what: `${format} of ${hosts} hosts`,
  beside: 'JSON.stringify',
  share: 1 / 4,
  measure: runs => {
    const words = [...withSources, child, format, report, String(hosts), String(runs)];
    return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })) as readonly Pair[];
  },
});
