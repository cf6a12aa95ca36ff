import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Log, Result } from 'sarif';
import { skipBecause } from '../skip-because.js';

const folder = join(import.meta.dirname, '../../node_modules/@microsoft/sarif-multitool-linux');
const program = join(folder, 'Sarif.Multitool');
const schemaFile = join(folder, 'sarif-2.1.0.json');

/** Microsoft's SARIF Multitool comes for Linux on x86-64. Where it should be there and continuous integration runs, it must be. */
export function needMultitool(context: Mocha.Context): void {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    skipBecause(context, 'the SARIF Multitool is a program for Linux on x86-64');
  if (existsSync(program) && existsSync(schemaFile)) return;
  if (process.env.CI) throw new Error(`${program} is missing: npm ci brings it, unless it omits what is optional`);
  skipBecause(context, 'the SARIF Multitool is not installed; npm install --include=optional brings it');
}

/** The schema of SARIF 2.1.0, as the Multitool brings it. */
export const sarifSchema = (): object => JSON.parse(readFileSync(schemaFile, 'utf8')) as object;

export interface Complaint {
  readonly rule: string;
  readonly level: string;
  readonly text: string;
}

/** What the rules of these kinds say of a log, such as `Sarif;Gh`. The program ends well whatever it finds, so its own log is read. */
export async function validate(text: string, ruleKinds: string): Promise<readonly Complaint[]> {
  const directory = mkdtempSync(join(tmpdir(), 'hostlint-multitool-'));
  try {
    makeExecutable();
    const [file, output] = [join(directory, 'log.sarif'), join(directory, 'found.sarif')];
    writeFileSync(file, text);
    const environment = { HOME: directory, PATH: '', DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
    const words = ['validate', '--rule-kind', ruleKinds, '--max-file-size-in-kb', '100000', '--output', output, file];
    await promisify(execFile)(program, words, { env: environment, timeout: 120_000 });
    const { runs } = JSON.parse(readFileSync(output, 'utf8').replace(/^\ufeff/, '')) as Log;
    const [run] = runs;
    if (!run?.invocations?.every(({ executionSuccessful }) => executionSuccessful))
      throw new Error(`the Multitool did not come through: ${JSON.stringify(run?.invocations)}`);
    return (run.results ?? []).map(complaint);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Installers that run no scripts of packages leave it without the right. */
function makeExecutable(): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    chmodSync(program, 0o755);
  }
}

const complaint = ({ ruleId = '', level = 'warning', message }: Result): Complaint => ({
  rule: ruleId,
  level,
  text: `${message.text ?? message.id ?? ''} ${(message.arguments ?? []).join(', ')}`.trim(),
});
