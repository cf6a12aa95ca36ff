/** What a key of a YAML document has. Only what needs no YAML library is read; the rest is `unclear`, never guessed. */
export type FlatValue =
  | { readonly kind: 'scalar'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'null' }
  /** A mapping of scalars. */
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, FlatValue> }
  | { readonly kind: 'unclear'; readonly why: string };

export interface FlatEntry {
  readonly value: FlatValue;
  /** Where the key stands, from 1; `null` in JSON. */
  readonly line: number | null;
  readonly text: string;
}

export type FlatDocument = ReadonlyMap<string, FlatEntry>;

const unclear = (why: string): FlatValue => ({ kind: 'unclear', why });
const keyPattern = /^(?:"([^"\\]*)"|'([^']*)'|([A-Za-z_][\w./-]*))[ \t]*:(?:[ \t]+(.*))?$/;
const longestKey = 200;

interface Line {
  readonly number: number;
  readonly indent: number;
  readonly content: string;
}

/**
 * The keys at the top of a document in YAML's block style or in JSON, with scalars and mappings of scalars below them.
 * `null`: it is no such document. Source: YAML 1.2.2, chapters 6 to 8.
 */
export function readFlatYaml(text: string): FlatDocument | null {
  const plain = text.replace(/^\ufeff/, '');
  if (/^\s*\{/.test(plain)) return readJson(plain);
  const lines = linesOf(plain);
  return lines && readMapping(lines, plain.split('\n'));
}

function linesOf(text: string): readonly Line[] | null {
  const lines: Line[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const content = raw.trimStart();
    if (content === '' || content.startsWith('#')) continue;
    const indent = raw.length - content.length;
    if (indent === 0 && /^---(?:\s|$)/.test(content)) {
      // A second document, or one that begins on this line.
      if (lines.length > 0 || content.trim() !== '---') return null;
      continue;
    }
    if (indent === 0 && /^(?:%|\.\.\.)/.test(content)) return null;
    if (raw.slice(0, indent).includes('\t')) return null;
    lines.push({ number: index + 1, indent, content: content.trimEnd() });
  }
  return lines;
}

function readMapping(lines: readonly Line[], raw: readonly string[]): FlatDocument | null {
  const document = new Map<string, FlatEntry>();
  const base = lines[0]?.indent ?? 0;
  for (let at = 0; at < lines.length;) {
    const line = lines[at] as Line;
    const key = line.indent === base ? splitKey(line.content) : undefined;
    if (!key) return null;
    let end = at + 1;
    while (end < lines.length && belongs(lines[end] as Line, base)) end++;
    const value = document.has(key.name)
      ? unclear(`${key.name} is given twice`)
      : readValue(key.rest, lines.slice(at + 1, end));
    document.set(key.name, { value, line: line.number, text: (raw[line.number - 1] ?? '').trimEnd() });
    at = end;
  }
  return document;
}

// A list may stand as far left as the key that it belongs to.
const belongs = ({ indent, content }: Line, base: number): boolean =>
  indent > base || (indent === base && /^-(?:\s|$)/.test(content));

function splitKey(content: string): { readonly name: string; readonly rest: string } | undefined {
  const match = keyPattern.exec(content);
  const name = match?.[1] ?? match?.[2] ?? match?.[3];
  if (name === undefined || name.length > longestKey) return undefined;
  return { name, rest: match?.[4] ?? '' };
}

function readValue(rest: string, below: readonly Line[]): FlatValue {
  const scalar = readScalar(rest);
  if (below.length === 0) return scalar;
  if (scalar.kind !== 'null' || withoutComment(rest) !== '') return unclear('its value goes over several lines');
  const inner = readMapping(below, []);
  if (!inner) return unclear('its value is no mapping of scalars');
  const entries = [...inner].map(([name, { value }]) => [name, value] as const);
  const nested = entries.map(([name, value]) =>
    value.kind === 'map' ? ([name, unclear('it is nested')] as const) : ([name, value] as const),
  );
  return { kind: 'map', entries: new Map(nested) };
}

const withoutComment = (text: string): string => (/^#/.test(text) ? '' : text.replace(/(?<=[ \t])#.*$/, '').trim());

function readScalar(text: string): FlatValue {
  const quoted = /^(?:"([^"\\]*)"|'((?:[^']|'')*)')[ \t]*(?:#.*)?$/.exec(text);
  if (quoted) return { kind: 'scalar', text: quoted[1] ?? (quoted[2] ?? '').replaceAll("''", "'"), quoted: true };
  const plain = withoutComment(text);
  if (plain === '' || /^(?:~|null|Null|NULL)$/.test(plain)) return { kind: 'null' };
  if (/^\{\s*\}$/.test(plain)) return { kind: 'map', entries: new Map() };
  if (/^[-?:](?:\s|$)/.test(plain) || /^["'&*!|>%@`[\]{},]/.test(plain) || /:(?:\s|$)/.test(plain))
    return unclear('its value is more than a plain word');
  return { kind: 'scalar', text: plain, quoted: false };
}

function readJson(text: string): FlatDocument | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const entries = Object.entries(value).map(
      ([key, item]) => [key, { value: fromJson(item, true), line: null, text: key }] as const,
    );
    return new Map(entries);
  } catch {
    return null;
  }
}

function fromJson(value: unknown, deeper: boolean): FlatValue {
  if (value === null) return { kind: 'null' };
  if (typeof value === 'string') return { kind: 'scalar', text: value, quoted: true };
  if (typeof value !== 'object') return { kind: 'scalar', text: String(value), quoted: false };
  if (Array.isArray(value) || !deeper) return unclear('its value is no mapping of scalars');
  return { kind: 'map', entries: new Map(Object.entries(value).map(([key, item]) => [key, fromJson(item, false)])) };
}
