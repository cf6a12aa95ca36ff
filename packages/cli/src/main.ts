import { indexPlugins } from '@hostlint/core';
import { commands } from './commands/all.js';
import { complete } from './commands/completion.js';
import type { CommandExitCode, CommandResult } from './command.js';
import type { Environment, TextStream } from './environment.js';
import { parseCommandLine } from './command-line/parse.js';
import { startProgress } from './progress.js';
import { columnsOf } from './terminal-width.js';
import { tool } from './tool.js';
import { isExpected, UsageError } from './usage-error.js';
import { writeAdvice } from './write-advice.js';

/**
 * The whole command line tool: arguments and surroundings in, exit code out. Reports go to standard output, everything else to
 * standard error. It ends no process and leaves no listener that keeps one alive.
 */
export async function main(argv: readonly string[], environment: Environment): Promise<CommandExitCode> {
  try {
    const { text, exitCode, warnings = [], troubles = [] } = await run(argv, environment);
    await write(environment.stderr, warnings.map(warning => `hostlint: warning: ${warning}\n`).join(''));
    if (troubles.length > 0) return await complain(troubles, text, argv, environment);
    await write(environment.stdout, text);
    return exitCode;
  } catch (error) {
    return await complain([error], '', argv, environment);
  }
}

/** Says what went wrong, and the report if there is one; a format with exit codes of its own has a word for it. */
async function complain(
  troubles: readonly unknown[],
  text: CommandResult['text'],
  argv: readonly string[],
  environment: Environment,
): Promise<CommandExitCode> {
  const { stdout, stderr } = environment;
  const tell = (trouble: unknown): Promise<void> => write(stderr, complaint(trouble, argv.includes('--verbose')));
  for (const trouble of troubles) await tell(trouble);
  const [first] = troubles;
  const { reporterAsked } = await import('./reporter-asked.js');
  const format = await reporterAsked(argv, environment);
  const said = format?.complain?.(first instanceof Error ? first.message : String(first));
  await write(stdout, said?.text ?? text).catch(tell);
  return said?.exitCode ?? 2;
}

async function run(argv: readonly string[], environment: Environment): Promise<CommandResult> {
  const parsed = await parseCommandLine(argv, {
    commands,
    version: tool.version,
    width: columnsOf(environment.stdout, environment.variables),
    complete: (current, words) => complete(current, words, argv.at(-2) ?? '', indexPlugins(environment.plugins)),
  });
  if ('text' in parsed) return { text: parsed.text, exitCode: 0 };
  const { command, words, flags } = parsed;
  const progress = startProgress(environment.stderr, flags.quiet === true || command.speaks === true);
  try {
    return await command.run({ words, flags, environment, progress });
  } finally {
    progress.end();
  }
}

/** Expected errors say what to do; anything else is a bug, and the report of one needs its stack. */
function complaint(error: unknown, verbose: boolean): string {
  if (isExpected(error)) {
    const cause = verbose && error.cause instanceof Error ? `${error.cause.stack ?? error.cause.message}\n` : '';
    return `hostlint: ${error.message}\n${cause}`;
  }
  const thrown = error instanceof Error ? error : new Error(String(error));
  return `hostlint: this is a bug of hostlint; please report it with what follows\n${thrown.stack ?? thrown.message}\n`;
}

/** Resolves when the text has left; a reader that went away (`| head`) is no failure. */
async function write(stream: TextStream, text: CommandResult['text']): Promise<void> {
  const pieces = typeof text === 'string' || text instanceof Uint8Array ? [text] : text;
  // What goes wrong is told to whoever writes, and as an event besides, which would end the process.
  stream.on('error', () => undefined);
  for (const piece of pieces) if (!(await writePiece(stream, piece))) return;
}

/** Whether somebody reads on. */
function writePiece(stream: TextStream, text: string | Uint8Array): Promise<boolean> {
  if (text.length === 0) return Promise.resolve(true);
  return new Promise((resolve, reject) => {
    stream.write(text, error => {
      if (!error) resolve(true);
      else if ((error as NodeJS.ErrnoException).code === 'EPIPE') resolve(false);
      else reject(unwritten(error));
    });
  });
}

const unwritten = (cause: Error): UsageError =>
  new UsageError('unwritable-file', `cannot write to standard output: ${writeAdvice(cause, '/dev/stdout')}`, { cause });
