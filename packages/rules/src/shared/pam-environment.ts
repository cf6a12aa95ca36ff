import type { Evidence } from '@hostlint/core';

export interface PamVariable {
  readonly value: string;
  readonly evidence: Evidence;
}

/**
 * The variables of /etc/environment, which every login gets; the last of one name counts.
 * Source: Linux-PAM 1.5.2 modules/pam_env/pam_env.c _parse_env_file: `export` before the name and quotes around the value are dropped.
 */
export function parsePamEnvironment(path: string, text: string): ReadonlyMap<string, PamVariable> {
  const variables = new Map<string, PamVariable>();
  for (const [index, line] of text.split('\n').entries()) {
    const match = /^\s*(?:export\s+)?([A-Za-z0-9_]+)=(.*)$/.exec(line);
    if (!match) continue;
    const [, name = '', written = ''] = match;
    const value = written.replace(/#.*$/, '').trimEnd();
    const quoted = /^(["'])(.*)\1$/.exec(value);
    variables.set(name, { value: quoted?.[2] ?? value, evidence: { path, line: index + 1, text: line } });
  }
  return variables;
}
