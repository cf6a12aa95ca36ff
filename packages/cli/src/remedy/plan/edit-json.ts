import type { SetJsonKey } from '@hostlint/core';
import { editJson as editBytes } from '../edit-json.js';
import { EditRefusal } from './edit-refusal.js';

/**
 * Sets one key and leaves all else as it is written. Go's encoding/json, which reads such files, takes keys whatever their case: one
 * that is spelled otherwise sets the same, and people must look.
 */
export function editJson(text: string | undefined, { path, key, value }: SetJsonKey): string {
  if (value === undefined && (text ?? '').trim() === '') throw new EditRefusal(`${path} holds nothing`);
  try {
    const bytes = text === undefined ? null : new TextEncoder().encode(text);
    const edited = new TextDecoder('utf-8', { ignoreBOM: true }).decode(editBytes(bytes, [{ key, value }]));
    refuseOtherSpelling(JSON.parse(edited.replace(/^\ufeff/, '')), key, path);
    return edited;
  } catch (error) {
    if (error instanceof Error && error.name === 'RemedyError') throw new EditRefusal(`${path}: ${error.message}`);
    throw error;
  }
}

function refuseOtherSpelling(given: unknown, key: readonly string[], path: string): void {
  let at = given;
  for (const name of key) {
    if (typeof at !== 'object' || at === null) return;
    const other = Object.keys(at).find(one => one !== name && one.toLowerCase() === name.toLowerCase());
    if (other !== undefined) throw new EditRefusal(`${path} spells "${name}" "${other}", which sets the same`);
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
}
