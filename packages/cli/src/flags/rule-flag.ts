import type { RuleSetting } from '@hostlint/core';
import { UsageError } from '../usage-error.js';

/** `ID=SEVERITY[,JSON]` as a setting by id. The severity and the options are checked where rules are known. */
export function parseRuleFlag(text: string): Readonly<Record<string, RuleSetting>> {
  const match = /^([^=]+)=([^,]*)(?:,(.*))?$/s.exec(text);
  const [, id, level, json] = match ?? [];
  if (id === undefined || level === undefined || level === '') {
    throw new UsageError(
      'invalid-value',
      `"--rule ${text}" must be ID=SEVERITY or ID=SEVERITY,JSON, such as filesystem/d-type=warning`,
    );
  }
  return { [id]: (json === undefined ? level : [level, parseOptions(text, json)]) as RuleSetting };
}

function parseOptions(flag: string, json: string): Readonly<Record<string, unknown>> {
  let options: unknown;
  try {
    options = JSON.parse(json);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError('invalid-value', `the options in "--rule ${flag}" are not JSON: ${reason}`, { cause: error });
  }
  if (typeof options === 'object' && options !== null && !Array.isArray(options))
    return options as Record<string, unknown>;
  throw new UsageError(
    'invalid-value',
    `the options in "--rule ${flag}" must be a JSON object, such as {"key": "value"}`,
  );
}
