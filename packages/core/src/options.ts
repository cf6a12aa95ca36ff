import type { ErrorObject } from 'ajv';
import { ConfigurationError } from './errors.js';
import type { Rule } from './rule.js';

/** Checks options against a rule's schema. Throws a ConfigurationError that names the path and the allowed values. */
export async function checkOptions(rule: Rule, options: Readonly<Record<string, unknown>>): Promise<void> {
  // Nothing given is nothing to check: the defaults hold, and the schema's compiler, slow to start, is not needed.
  if (Object.keys(options).length === 0) return;
  if (!rule.options) {
    throw new ConfigurationError('invalid-options', `rule "${rule.id}" takes no options`);
  }
  const problem = await schemaProblem(rule.options, options);
  if (problem) throw new ConfigurationError('invalid-options', `options of rule "${rule.id}": ${problem}`);
}

/** The first thing wrong with a value, as a sentence; `undefined` when it fits. ajv is loaded only when there is something to check. */
export async function schemaProblem(schema: object, value: unknown): Promise<string | undefined> {
  // Of what is loaded late, a bundle knows no names in a module of CommonJS.
  const { Ajv } = (await import('ajv')).default;
  const ajv = new Ajv({ allErrors: false, strict: true, allowUnionTypes: true, verbose: true });
  const validate = ajv.compile({ additionalProperties: false, ...schema });
  if (validate(value)) return undefined;
  return describeProblem(validate.errors?.[0]);
}

function describeProblem(error: ErrorObject | undefined): string {
  if (!error) return 'is not allowed';
  const path = error.instancePath === '' ? 'the value' : `"${error.instancePath.slice(1).replaceAll('/', '.')}"`;
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'enum':
      return `${path} must be one of ${(params.allowedValues as unknown[]).map(value => JSON.stringify(value)).join(', ')}`;
    case 'additionalProperties':
      return `${path} has no property "${String(params.additionalProperty)}"; allowed: ${allowedProperties(error)}`;
    default:
      return `${path} ${error.message ?? 'is not allowed'}`;
  }
}

function allowedProperties(error: ErrorObject): string {
  const schema = error.parentSchema as { properties?: object } | undefined;
  const names = Object.keys(schema?.properties ?? {});
  return names.length > 0 ? names.map(name => `"${name}"`).join(', ') : 'none';
}
