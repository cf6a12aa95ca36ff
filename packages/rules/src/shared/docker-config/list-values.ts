import { parseGoDecimal } from '../go-parse/scalar.js';

// As in moby, where "(:?" was meant to be "(?:": a colon in front of a label is taken.
const domain =
  /^(:?(?::?[a-zA-Z0-9]|:?[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?::?\.(?::?[a-zA-Z0-9]|:?[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*)\.?\s*$/;
const reserved = ['com.docker.', 'io.docker.', 'org.dockerproject.'];

/** What opts.ValidateLabel says against a label. */
export function labelProblem(label: string): string | undefined {
  if (!label.includes('=')) return `bad attribute format: ${label}`;
  if (!reserved.some(prefix => label.toLowerCase().startsWith(prefix))) return undefined;
  return `label ${label} is not allowed: the namespaces com.docker.*, io.docker.*, and org.dockerproject.* are reserved for internal use`;
}

/** Labels that give one key two values (config.GetConflictFreeLabels). */
export function conflictingLabels(labels: readonly string[]): string | undefined {
  const values = new Map<string, string>();
  for (const label of labels) {
    const equals = label.indexOf('=');
    if (equals === -1) continue;
    const [key, value] = [label.slice(0, equals), label.slice(equals + 1)];
    const before = values.get(key);
    if (before !== undefined && before !== value) return `conflict labels for ${key}=${value} and ${key}=${before}`;
    values.set(key, value);
  }
  return undefined;
}

/** What opts.ValidateDNSSearch says against a search domain. */
export function searchDomainProblem(value: string): string | undefined {
  const text = value.replace(/^ +| +$/g, '');
  if (text === '.') return undefined;
  const name = text.length < 1000 && /[a-zA-Z]/.test(text) ? domain.exec(text)?.[1] : undefined;
  return name !== undefined && name.length < 255 ? undefined : `${text} is not a valid domain`;
}

/** opts.ValidateSingleGenericResource. */
export const resourceProblem = (value: string): string | undefined =>
  value.includes('=') ? undefined : `invalid node-generic-resource format \`${value}\` expected \`name=value\``;

/** What swarmkit's genericresource.Parse says against the whole list. */
export function resourcesProblem(values: readonly string[]): string | undefined {
  const tokens = new Map<string, string[]>();
  for (const term of values) {
    const parts = term.split('=');
    if (parts.length !== 2)
      return `could not parse GenericResource: incorrect term ${term}, missing '=' or malformed expression`;
    const [key, value] = parts.map(part => part.trim()) as [string, string];
    tokens.set(key, [...(tokens.get(key) ?? []), value]);
  }
  for (const [key, given] of tokens) {
    const counts = given.map(parseGoDecimal);
    const only = given.length === 1 ? counts[0] : undefined;
    if (only !== undefined && only < 0n)
      return `could not parse GenericResource: cannot ask for negative resource ${key}`;
    if (only === undefined && counts.some(count => count !== undefined)) {
      return `could not parse GenericResource: mixed discrete and named resources in expression '${key}=[${given.join(' ')}]'`;
    }
  }
  return undefined;
}
