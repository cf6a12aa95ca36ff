import { schemaProblem } from '@hostlint/core';
import { suggestion } from '../suggestion.js';
import { UsageError } from '../usage-error.js';
import { layerSchema, optionsSchema } from './layer-schema.js';

/** Throws a UsageError that says where (`place`) and what is wrong with a layer's shape. */
export async function checkLayer(layer: unknown, place: string): Promise<void> {
  if (typeof layer !== 'object' || layer === null || Array.isArray(layer)) {
    throw new UsageError('invalid-configuration', `${place} must be an object, or an array of objects`);
  }
  const { plugins, options } = layer as { readonly plugins?: unknown; readonly options?: unknown };
  checkKeys(layer, Object.keys(layerSchema.properties), place);
  if (typeof options === 'object' && options !== null) {
    checkKeys(options, Object.keys(optionsSchema.properties), `"options" in ${place}`);
  }
  // Plugins may be objects full of functions; what they must be is checked where they are indexed.
  const named = Array.isArray(plugins)
    ? plugins.map((plugin: unknown) => (typeof plugin === 'object' ? 'object' : plugin))
    : plugins;
  const plain = plugins === undefined ? layer : { ...layer, plugins: named };
  const problem = await schemaProblem(layerSchema, plain);
  if (problem !== undefined) throw new UsageError('invalid-configuration', `${place}: ${problem}`);
}

function checkKeys(value: object, known: readonly string[], place: string): void {
  const unknown = Object.keys(value).find(key => !known.includes(key));
  if (unknown === undefined) return;
  throw new UsageError('invalid-configuration', `unknown key "${unknown}" in ${place}; ${suggestion(unknown, known)}`);
}
