import { quoteByte } from './quote.js';

/** A text that Go's encoding/json refuses. */
export interface JsonSyntaxError {
  /** Go's own words, such as "invalid character '}' looking for beginning of object key string". */
  readonly message: string;
  /** Offset of the refused byte; the length of the text when it ended too early. */
  readonly offset: number;
  /** Whether the text ended too early. */
  readonly atEnd: boolean;
}

export class JsonSyntaxFault extends Error {
  override readonly name = 'JsonSyntaxFault';
  readonly fault: JsonSyntaxError;

  constructor(fault: JsonSyntaxError) {
    super(fault.message);
    this.fault = fault;
  }
}

export function refuse(text: Uint8Array, offset: number, context: string): never {
  const byte = text[offset];
  if (byte === undefined) {
    throw new JsonSyntaxFault({ message: 'unexpected end of JSON input', offset: text.length, atEnd: true });
  }
  throw new JsonSyntaxFault({ message: `invalid character ${quoteByte(byte)} ${context}`, offset, atEnd: false });
}
