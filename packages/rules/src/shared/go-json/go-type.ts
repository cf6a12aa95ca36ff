import type { JsonNode } from './tree.js';

/** What a Go variable takes from JSON. `name` is the type's name in Go's error messages. */
export type GoType =
  | { readonly kind: 'bool' | 'string' | 'any'; readonly name: string }
  | { readonly kind: 'integer'; readonly name: string; readonly least: bigint; readonly most: bigint }
  | { readonly kind: 'slice' | 'map' | 'pointer'; readonly name: string; readonly of: GoType }
  | { readonly kind: 'struct'; readonly name: string; readonly fields: readonly GoField[] }
  /** A type with UnmarshalText: strings only; the text's fault, or `undefined`. */
  | { readonly kind: 'text'; readonly name: string; check(text: string): string | undefined }
  /** A type with UnmarshalJSON: what it refuses ends the decoding at once. */
  | { readonly kind: 'custom'; readonly name: string; check(node: JsonNode): string | undefined };

export interface GoField {
  /** The JSON name. A key matches it whatever its case; an exact match is preferred. */
  readonly name: string;
  readonly type: GoType;
}

export const goBool: GoType = { kind: 'bool', name: 'bool' };
export const goString: GoType = { kind: 'string', name: 'string' };
export const goAny: GoType = { kind: 'any', name: 'interface {}' };
export const goInt: GoType = { kind: 'integer', name: 'int', least: -(2n ** 63n), most: 2n ** 63n - 1n };
export const goInt64: GoType = { ...goInt, name: 'int64' };
export const goUint32: GoType = { kind: 'integer', name: 'uint32', least: 0n, most: 2n ** 32n - 1n };

export const sliceOf = (of: GoType): GoType => ({ kind: 'slice', name: `[]${of.name}`, of });
export const mapOf = (of: GoType): GoType => ({ kind: 'map', name: `map[string]${of.name}`, of });
export const pointerTo = (of: GoType): GoType => ({ kind: 'pointer', name: of.name, of });
export const structOf = (name: string, fields: Readonly<Record<string, GoType>>): GoType => ({
  kind: 'struct',
  name,
  fields: Object.entries(fields).map(([field, type]) => ({ name: field, type })),
});
