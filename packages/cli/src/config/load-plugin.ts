import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from '@hostlint/core';
import { UsageError } from '../usage-error.js';
import { importModule } from './import-module.js';

/** Loads the plugin that a package exports by default. `from` is the file that names it: packages are looked for as from there. */
export async function loadPlugin(name: string, from: string): Promise<Plugin> {
  let module: { readonly default?: unknown };
  try {
    module = await importModule(pathToFileURL(resolvePackage(name, from)).href);
  } catch (error) {
    const missing = isCode(error, 'MODULE_NOT_FOUND') && (error as Error).message.includes(`'${name}'`);
    const reason = missing ? `there is no such package; \`npm install ${name}\` brings it` : message(error);
    throw new UsageError('invalid-configuration', `cannot load plugin "${name}" of "${from}": ${reason}`, {
      cause: error,
    });
  }
  const plugin = module.default;
  if (typeof plugin === 'object' && plugin !== null) return plugin as Plugin;
  throw new UsageError(
    'invalid-configuration',
    `package "${name}" exports no plugin; it must \`export default definePlugin(...)\``,
  );
}

function resolvePackage(name: string, from: string): string {
  const require = createRequire(from);
  try {
    return require.resolve(name);
  } catch (error) {
    // A package for `import` alone has no entry for require; its package.json says where the other is.
    if (!isCode(error, 'ERR_PACKAGE_PATH_NOT_EXPORTED')) throw error;
    for (const folder of require.resolve.paths(name) ?? []) {
      const entry = importEntry(join(folder, name, 'package.json'));
      if (entry !== undefined) return entry;
    }
    throw error;
  }
}

function importEntry(file: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const { exports } = JSON.parse(text) as { readonly exports?: unknown };
  const root = typeof exports === 'object' && exports !== null && '.' in exports ? exports['.'] : exports;
  const entry = conditional(root);
  return entry === undefined ? undefined : join(dirname(file), entry);
}

function conditional(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null) return undefined;
  for (const [condition, value] of Object.entries(target)) {
    const found = ['node', 'import', 'default'].includes(condition) ? conditional(value) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));
