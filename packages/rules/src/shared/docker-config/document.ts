import type { Evidence } from '@hostlint/core';
import { isSince } from '../docker-options/engine-version.js';
import {
  byteOrderMark,
  invalidUtf8,
  looksLikeUtf16,
  trimSpace,
  withoutMark,
  type ByteOrderMark,
} from '../go-json/encoding.js';
import { parseJson } from '../go-json/parse.js';
import { quoteByte } from '../go-json/quote.js';
import { textPositions } from '../go-json/position.js';
import type { JsonNode } from '../go-json/tree.js';
import type { ConfigFault } from './daemon-config.js';
import { syntaxSlip } from './syntax-slip.js';

/** daemon.json as one version of dockerd reads it. */
export interface ConfigDocument {
  readonly path: string;
  readonly mark: ByteOrderMark | null;
  /** `null`: refused, or nothing but white space. */
  readonly root: JsonNode | null;
  readonly faults: readonly ConfigFault[];
  /** The place of a part of the document, for people. */
  locate(node: { readonly start: number }): Evidence;
}

/** The first version that reads byte order marks and refuses text after the value (moby daemon/config/config.go getConflictFreeConfiguration). */
const wholeText = '23.0';

export function readDocument(version: string, path: string, bytes: Uint8Array): ConfigDocument {
  const mark = byteOrderMark(bytes);
  const newReader = isSince(version, wholeText);
  // Decoded also where the engine refuses the mark, so that the place and what stands there can be shown.
  const whole = withoutMark(bytes, mark);
  const range = trimSpace(whole);
  const text = newReader ? whole.subarray(range.start, range.end) : whole;
  const shift = newReader ? range.start : 0;
  const positions = textPositions(whole);
  const locate = ({ start }: { readonly start: number }): Evidence => {
    const { line, column, text: lineText } = positions(start + shift);
    return { path, line, column, text: lineText };
  };
  const refused = (cause: ConfigFault['cause'], message: string, start: number): ConfigDocument => ({
    path,
    mark,
    root: null,
    faults: [{ cause, message, evidence: [locate({ start })], stops: true }],
    locate,
  });

  if (mark && !newReader)
    return refused(
      'encoding',
      `invalid character '${String.fromCharCode(bytes[0] as number)}' looking for beginning of value`,
      0,
    );
  if (!mark && looksLikeUtf16(bytes)) return refused('encoding', 'the text is UTF-16 without a byte order mark', 0);
  const invalid = newReader ? invalidUtf8(whole) : null;
  if (invalid !== null) {
    return refused(
      'encoding',
      `failed to decode configuration JSON at offset ${invalid}: encoding: invalid UTF-8`,
      invalid - shift,
    );
  }
  if (text.length === 0 && newReader) return { path, mark, root: null, faults: [], locate };
  const outcome = parseJson(text);
  if (!outcome.ok) {
    const { message, offset, atEnd } = outcome.fault;
    const end = range.start >= range.end ? 'EOF' : 'unexpected EOF';
    const place = Math.min(offset, range.end - shift);
    const { faults, ...rest } = refused('syntax', atEnd && !newReader ? end : message, place);
    const slip = syntaxSlip(text, place);
    if (!slip) return { ...rest, faults };
    const other = slip.offset === undefined ? [] : [locate({ start: slip.offset })];
    return {
      ...rest,
      faults: faults.map(fault => ({ ...fault, evidence: [...fault.evidence, ...other], instead: slip.words })),
    };
  }
  if (outcome.trailing === null) return { path, mark, root: outcome.root, faults: [], locate };
  if (newReader) return refused('syntax', trailingMessage(text, outcome.trailing), outcome.trailing);
  const message = 'text after the end of the object is not read';
  const fault: ConfigFault = {
    cause: 'trailing-text',
    message,
    evidence: [locate({ start: outcome.trailing })],
    stops: false,
  };
  return { path, mark, root: outcome.root, faults: [fault], locate };
}

function trailingMessage(text: Uint8Array, at: number): string {
  return `invalid character ${quoteByte(text[at] as number)} after top-level value`;
}
