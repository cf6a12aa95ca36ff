import { UsageError } from '../usage-error.js';

/** One more report: its form, and the file it goes to. */
export interface OutputFile {
  readonly format: string;
  readonly file: string;
}

/** `FORMAT=FILE`. */
export function parseOutput(text: string): OutputFile {
  const at = text.indexOf('=');
  const [format, file] = [text.slice(0, at), text.slice(at + 1)];
  if (at > 0 && file !== '') return { format, file };
  throw new UsageError('invalid-value', `"--output ${text}" must be FORMAT=FILE, such as sarif=hostlint.sarif`);
}
