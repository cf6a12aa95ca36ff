import type { Evidence } from '@hostlint/core';
import { withoutReturn } from '../without-return.js';

/** A file as it was read. */
export interface TomlSource {
  readonly path: string;
  readonly text: string;
}

/** Where something is written: a file and an offset in its text. */
export interface TomlPlace {
  readonly source: TomlSource;
  readonly at: number;
}

export interface TomlScalar {
  readonly kind: 'string' | 'integer' | 'float' | 'boolean' | 'date';
  /** Text of a string, a number's digits as written, `true` or `false`. */
  readonly text: string;
  readonly place: TomlPlace;
  /** Why the value cannot be decoded, though the text can be read past it (v2 looks only at values that it needs). */
  readonly problem?: string;
}

export interface TomlArray {
  readonly kind: 'array';
  readonly items: TomlValue[];
  /** Whether all its members are tables: `[[key]]`, or inline ones. */
  readonly tables: boolean;
  readonly place: TomlPlace;
}

export interface TomlTable {
  readonly kind: 'table';
  readonly entries: Map<string, TomlValue>;
  /** `{ … }`, which is closed. */
  inline: boolean;
  readonly place: TomlPlace;
}

export type TomlValue = TomlScalar | TomlArray | TomlTable;

/** The text is no TOML for this reader. */
export class TomlSyntaxError extends Error {
  readonly place: TomlPlace;

  constructor(message: string, place: TomlPlace) {
    super(message);
    this.place = place;
  }
}

export const newTable = (place: TomlPlace, inline = false): TomlTable => ({
  kind: 'table',
  entries: new Map(),
  inline,
  place,
});

/** The line that something is on, for people. */
export function evidenceOf({ source, at }: TomlPlace): Evidence {
  const start = source.text.lastIndexOf('\n', at - 1) + 1;
  const end = source.text.indexOf('\n', start);
  return {
    path: source.path,
    line: source.text.slice(0, start).split('\n').length,
    column: at - start + 1,
    text: withoutReturn(source.text.slice(start, end < 0 ? undefined : end)),
  };
}
