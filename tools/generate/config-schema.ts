import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rule } from '@hostlint/core';
import { root, type Units } from './units.js';

const path = 'packages/core/schema/config.schema.json';

/** The configuration's JSON Schema with the names and options of the rules that exist; the rest of it is written by hand. */
export async function configSchema({
  rules,
  presets,
}: Units): Promise<readonly (readonly [path: string, text: string])[]> {
  const text = await readFile(join(root, path), 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  const schema = JSON.parse(text) as { $defs?: Record<string, unknown> };
  schema.$defs = {
    ...schema.$defs,
    ruleNames: { properties: Object.fromEntries(rules.map(({ value }) => [value.id, settingOf(value)])) },
    presetNames: { enum: presets.map(({ name }) => name) },
  };
  return [[path, JSON.stringify(schema, null, 2)]];
}

function settingOf(rule: Rule): object {
  const level = { enum: ['off', 'info', 'warning', 'error'] };
  const description = `${rule.meta.title} (${rule.meta.severity})`;
  if (!rule.options)
    return { description, anyOf: [level, { type: 'array', items: [level], minItems: 1, maxItems: 1 }] };
  const options = { additionalProperties: false, ...rule.options };
  return { description, anyOf: [level, { type: 'array', items: [level, options], minItems: 1, maxItems: 2 }] };
}
