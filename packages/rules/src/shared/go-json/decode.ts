import { foldName } from './fold-name.js';
import type { GoField, GoType } from './go-type.js';
import { jsonTypeName, type JsonNode, type JsonObject } from './tree.js';

export interface DecodeFault {
  /** Go's words, such as "json: cannot unmarshal string into Go struct field Config.debug of type bool". */
  readonly message: string;
  readonly node: JsonNode;
  /** Keys and indexes from the root to the value. */
  readonly path: readonly string[];
  /** The Go type that was wanted. */
  readonly wanted: string;
}

/** A decoded value: what Go's variable holds afterwards. Zero values that the text does not set are `undefined`. */
export type Decoded =
  string | boolean | bigint | null | undefined | readonly Decoded[] | Map<string, Decoded> | JsonNode;

export interface DecodeResult {
  readonly value: Decoded;
  /** In the order in which Go meets them. Go goes on after a wrong type and stops at a value that its type refuses. */
  readonly faults: readonly DecodeFault[];
}

class Stopped extends Error {}

/** Decodes a tree into a Go type as json.Unmarshal does: keys match without case, duplicates win or merge, null leaves as is. */
export function decodeJson(root: JsonNode, type: GoType): DecodeResult {
  const faults: DecodeFault[] = [];
  const decoder = new Decoder(faults);
  try {
    return { value: decoder.decode(root, type, undefined, []), faults };
  } catch (error) {
    if (error instanceof Stopped) return { value: decoder.root, faults };
    throw error;
  }
}

class Decoder {
  readonly #faults: DecodeFault[];
  /** The outermost struct, kept so that what was decoded before a refusal can still be looked at. */
  root: Decoded;

  constructor(faults: DecodeFault[]) {
    this.#faults = faults;
  }

  decode(node: JsonNode, type: GoType, before: Decoded, path: readonly string[]): Decoded {
    if (type.kind === 'custom') return this.#custom(node, type, path);
    if (node.kind === 'null') return nullInto(type, before);
    switch (type.kind) {
      case 'any':
        return node;
      case 'pointer':
        return this.decode(node, type.of, before ?? undefined, path);
      case 'bool':
        return node.kind === 'true' || node.kind === 'false'
          ? node.kind === 'true'
          : this.#wrong(node, type, before, path);
      case 'string':
        return node.kind === 'string' ? node.value : this.#wrong(node, type, before, path);
      case 'integer':
        return this.#integer(node, type, before, path);
      case 'text':
        return this.#text(node, type, before, path);
      case 'slice':
        if (node.kind !== 'array') return this.#wrong(node, type, before, path);
        return node.items.map((item, index) => this.decode(item, type.of, undefined, [...path, String(index)]));
      case 'map':
        return node.kind === 'object' ? this.#map(node, type.of, before, path) : this.#wrong(node, type, before, path);
      case 'struct':
        return node.kind === 'object' ? this.#struct(node, type, before, path) : this.#wrong(node, type, before, path);
    }
  }

  #custom(node: JsonNode, type: GoType & { kind: 'custom' }, path: readonly string[]): Decoded {
    const message = type.check(node);
    if (message === undefined) return node;
    this.#faults.push({ message, node, path, wanted: type.name });
    throw new Stopped();
  }

  #text(node: JsonNode, type: GoType & { kind: 'text' }, before: Decoded, path: readonly string[]): Decoded {
    if (node.kind !== 'string') return this.#wrong(node, type, before, path);
    const message = type.check(node.value);
    if (message === undefined) return node.value;
    this.#faults.push({ message, node, path, wanted: type.name });
    throw new Stopped();
  }

  #integer(node: JsonNode, type: GoType & { kind: 'integer' }, before: Decoded, path: readonly string[]): Decoded {
    if (node.kind !== 'number') return this.#wrong(node, type, before, path);
    // A bigint of a megabyte of digits would take long.
    const value = /^-?\d{1,20}$/.test(node.text) ? BigInt(node.text) : undefined;
    if (value !== undefined && value >= type.least && value <= type.most) return value;
    return this.#wrong(node, type, before, path, `number ${node.text.slice(0, 40)}`);
  }

  #map(node: JsonObject, of: GoType, before: Decoded, path: readonly string[]): Decoded {
    const map = new Map(before instanceof Map ? before : []);
    for (const { key, value } of node.members)
      map.set(key.value, this.decode(value, of, undefined, [...path, key.value]));
    return map;
  }

  #struct(node: JsonObject, type: GoType & { kind: 'struct' }, before: Decoded, path: readonly string[]): Decoded {
    const struct = before instanceof Map ? before : new Map<string, Decoded>();
    this.root ??= struct;
    const exact = new Map(type.fields.map(field => [field.name, field]));
    const folded = new Map<string, GoField>();
    for (const field of type.fields) if (!folded.has(foldName(field.name))) folded.set(foldName(field.name), field);
    for (const { key, value } of node.members) {
      const field = exact.get(key.value) ?? folded.get(foldName(key.value));
      if (field) struct.set(field.name, this.decode(value, field.type, struct.get(field.name), [...path, field.name]));
    }
    return struct;
  }

  #wrong(node: JsonNode, type: GoType, before: Decoded, path: readonly string[], found = jsonTypeName(node)): Decoded {
    const where = path.length > 0 ? `Go struct field Config.${path.join('.')}` : 'Go value';
    this.#faults.push({
      message: `json: cannot unmarshal ${found} into ${where} of type ${type.name}`,
      node,
      path,
      wanted: type.name,
    });
    return before;
  }
}

const nullInto = (type: GoType, before: Decoded): Decoded =>
  type.kind === 'pointer' || type.kind === 'slice' || type.kind === 'map' || type.kind === 'any' ? null : before;
