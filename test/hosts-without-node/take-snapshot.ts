import { spawn } from 'node:child_process';
import rules from '@hostlint/rules';
import type { HostSource } from '@hostlint/core';
import { collectionScript, type ScriptOptions } from '../../packages/cli/src/collect/script/collection-script.js';
import { openBytes } from '../../packages/cli/src/sources/open.js';

export const scriptOf = (options: Partial<ScriptOptions> = {}): string =>
  collectionScript(rules.facts ?? [], { by: 'hostlint test', redaction: 'default', ...options });

export interface Taken {
  readonly bytes: Buffer;
  readonly stderr: string;
  readonly code: number | null;
  readonly ms: number;
}

/** Hands a script to a shell as ssh would: on standard input. */
export function takeSnapshot(
  shell: readonly string[],
  script: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Taken> {
  const [program = 'sh', ...given] = shell;
  const began = performance.now();
  const child = spawn(program, given, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  const chunks: Buffer[] = [];
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.on('error', () => undefined).end(script);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve({ bytes: Buffer.concat(chunks), stderr, code, ms: performance.now() - began }));
  });
}

export const sourceOf = ({ bytes }: Taken): Promise<HostSource> => openBytes(new Uint8Array(bytes), 'test');
