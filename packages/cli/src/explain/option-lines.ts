import type { Rule } from '@hostlint/core';
import { hang } from '../reporters/pretty/layout.js';
import type { Paint } from '../reporters/pretty/paint.js';

interface Property {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly default?: unknown;
}

/** The options that a rule takes, each with what it may be and its default. */
export function optionLines({ id, options, defaults }: Rule, { width, chalk }: Paint): readonly string[] {
  if (options === null) return [];
  const known = defaults as Readonly<Record<string, unknown>>;
  const lines = Object.entries(options.properties).flatMap(([name, schema]) => {
    const property = schema as Property;
    const value = known[name] ?? property.default;
    const allowed = property.enum?.map(item => JSON.stringify(item)).join(', ') ?? String(property.type ?? 'any value');
    const fallback = value === undefined ? '' : `; default ${JSON.stringify(value)}`;
    return [hang(`  ${name}  `, [property.description, `(${allowed}${fallback})`].filter(Boolean).join(' '), width)];
  });
  const example = Object.fromEntries(Object.entries(known).slice(0, 1));
  return [...lines, chalk.dim(`  --rule '${id}=SEVERITY,${JSON.stringify(example)}'`)];
}
