import { Writable } from 'node:stream';
import { cannotTell, memorySource } from '@hostlint/core/testing';
import type { HostSource, Plugin } from '@hostlint/core';
import type { Environment, TextStream } from '../../packages/cli/src/environment.js';
import { main } from '../../packages/cli/src/main.js';
import { openSource } from '../../packages/cli/src/sources/open.js';
import { recordSource } from '../../packages/cli/src/sources/snapshot/recording.js';

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly workingDirectory: string;
  readonly plugins: readonly Plugin[];
  readonly host: Readonly<Record<string, string | null>>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly terminal?: number | undefined;
  /** What the user answers when asked. */
  readonly ask?: () => Promise<boolean>;
  readonly asRoot?: boolean;
  /** The day and time of the run; a day of November 2026 otherwise. */
  readonly now?: string | undefined;
}

/** Runs the command line tool in this process, with a host made of files in place of this machine. */
export async function runInProcess(words: readonly string[], surroundings: Surroundings): Promise<Ran> {
  const stdout = capture(surroundings.terminal);
  const stderr = capture(undefined);
  const environment: Environment = {
    stdout: stdout.stream,
    stderr: stderr.stream,
    variables: surroundings.variables ?? {},
    workingDirectory: surroundings.workingDirectory,
    hostname: 'web-1',
    now: () => Date.parse(surroundings.now ?? '2026-11-24T12:00:00Z'),
    user: surroundings.asRoot === true ? { uid: 0, invokerUid: undefined } : undefined,
    ask: surroundings.ask,
    plugins: surroundings.plugins,
    open: async (target, options) => (target === undefined ? hostOf(surroundings.host) : openSource(target, options)),
    record: source => recordSource(source),
  };
  const status = await main(words, environment);
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}

function hostOf(files: Readonly<Record<string, string | null>>): HostSource {
  const nodes = Object.entries(files).map(([path, text]) => [path, text ?? cannotTell('denied')] as const);
  return memorySource({ files: Object.fromEntries(nodes) });
}

function capture(columns: number | undefined): { readonly stream: TextStream; text(): string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  return {
    stream: columns === undefined ? stream : Object.assign(stream, { isTTY: true, columns }),
    text: () => chunks.join(''),
  };
}
