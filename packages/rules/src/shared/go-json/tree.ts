/** A JSON text as a tree. Offsets count bytes of the text from 0; `end` is the first byte after the value. */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonLiteral;

interface Span {
  readonly start: number;
  readonly end: number;
}

export interface JsonMember extends Span {
  readonly key: JsonString;
  readonly value: JsonNode;
}

export interface JsonObject extends Span {
  readonly kind: 'object';
  /** All members in order, duplicates included. */
  readonly members: readonly JsonMember[];
}

export interface JsonArray extends Span {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

export interface JsonString extends Span {
  readonly kind: 'string';
  /** As Go has it: lone surrogates and invalid UTF-8 are U+FFFD. */
  readonly value: string;
}

export interface JsonNumber extends Span {
  readonly kind: 'number';
  /** As written. */
  readonly text: string;
}

export interface JsonLiteral extends Span {
  readonly kind: 'true' | 'false' | 'null';
}

/** The last member of that name: what Go's maps keep. */
export function lastMember(object: JsonObject, name: string): JsonMember | undefined {
  return object.members.findLast(({ key }) => key.value === name);
}

/** The name that Go's error messages give to a value's JSON type. */
export function jsonTypeName(node: JsonNode): string {
  return node.kind === 'true' || node.kind === 'false' ? 'bool' : node.kind;
}
