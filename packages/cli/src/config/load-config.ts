import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../usage-error.js';
import type { ConfigLayer } from './config-layer.js';
import { checkLayer } from './check-layer.js';
import { importModule } from './import-module.js';

/** Reads a configuration file into its layers. Throws a UsageError that names the file and what is wrong in it. */
export async function loadConfig(path: string): Promise<readonly ConfigLayer[]> {
  const value = await readConfig(path);
  const layers: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const [index, layer] of layers.entries()) {
    await checkLayer(layer, Array.isArray(value) ? `"${path}", layer ${index + 1}` : `"${path}"`);
  }
  return layers as readonly ConfigLayer[];
}

/** What the file says, whatever that is. Throws a UsageError where it cannot be read. */
export const readConfig = async (path: string): Promise<unknown> =>
  extname(path) === '.json' ? parse(path) : importDefault(path);

function parse(path: string): unknown {
  const text = attempt(path, () => readFileSync(path, 'utf8'));
  return attempt(path, () => JSON.parse(text.replace(/^\ufeff/, '')) as unknown);
}

function attempt<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unusable(path, error);
  }
}

async function importDefault(path: string): Promise<unknown> {
  let module: { readonly default?: unknown };
  try {
    module = await importModule(pathToFileURL(path).href);
  } catch (error) {
    if (extname(path) === '.ts' && isUnsupported(error)) {
      const message = `this Node.js (${process.version}) cannot load "${path}"; rename it to hostlint.config.js, or use Node.js 22.18 or newer`;
      throw new UsageError('invalid-configuration', message, { cause: error });
    }
    throw unusable(path, error);
  }
  if (module.default !== undefined) return module.default;
  throw new UsageError('invalid-configuration', `"${path}" exports no configuration; write \`export default { ... }\``);
}

const isUnsupported = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_UNKNOWN_FILE_EXTENSION';

function unusable(path: string, error: unknown): UsageError {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT' && error.message.includes(path);
  const reason = missing ? 'there is no such file' : error instanceof Error ? error.message : String(error);
  return new UsageError('invalid-configuration', `cannot load the configuration "${path}": ${reason}`, {
    cause: error,
  });
}
