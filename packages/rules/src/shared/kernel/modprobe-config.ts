import { moduleName } from './module-index.js';

/** A line of modprobe's configuration, or what the kernel's command line says to the same end. */
export interface ModuleDirective {
  readonly kind: 'alias' | 'blacklist' | 'install' | 'options';
  /** The module or alias, with underscores. May hold wildcards in `alias` and `install`. */
  readonly name: string;
  /** `install`: the command; `options`: the options; `alias`: the module; `blacklist`: empty. */
  readonly value: string;
  readonly path: string;
  readonly line: number | null;
  readonly text: string;
  /** Set where it is an argument of the kernel that the file of a boot loader has. */
  readonly argument?: true;
}

/** It is not a line of modprobe's, and has to go from the kernel's command line. */
export const isKernelArgument = ({ path, argument }: ModuleDirective): boolean =>
  argument === true || path === '/proc/cmdline';

/** Directories of modprobe's configuration: of files with the same name, the one in the first of these counts. Source: kmod 34.2 modprobe.d(5). */
export const modprobeDirectories = [
  '/etc/modprobe.d',
  '/run/modprobe.d',
  '/usr/local/lib/modprobe.d',
  '/usr/lib/modprobe.d',
  '/lib/modprobe.d',
] as const;

const kinds = new Set<string>(['alias', 'blacklist', 'install', 'options']);

/** Reads one file as kmod's libkmod-config.c kmod_config_parse does: a backslash joins lines, a line it does not understand is passed over. */
export function parseModprobeFile(path: string, content: string): readonly ModuleDirective[] {
  return joinLines(content).flatMap(({ text, line }) => parseLine(path, text, line) ?? []);
}

function parseLine(path: string, text: string, line: number): ModuleDirective | null {
  if (text.startsWith('#')) return null;
  const match = /^[\t ]*([^\t ]+)[\t ]+([^\t ]+)(?:[\t ]+(.*))?$/s.exec(text);
  const [, kind = '', name = '', rest = ''] = match ?? [];
  if (!kinds.has(kind)) return null;
  const value = kind === 'alias' ? moduleName(rest.split(/[\t ]/)[0] ?? '') : kind === 'blacklist' ? '' : rest;
  if (value === '' && kind !== 'blacklist') return null;
  return { kind: kind as ModuleDirective['kind'], name: moduleName(name), value, path, line, text: text.trim() };
}

interface Line {
  readonly text: string;
  readonly line: number;
}

function joinLines(content: string): readonly Line[] {
  const lines: Line[] = [];
  let text = '';
  let first = 1;
  for (const [index, part] of content.split('\n').entries()) {
    if (text === '') first = index + 1;
    const continues = trailingBackslashes(part) % 2 === 1;
    text += withoutBackslashes(continues ? part.slice(0, -1) : part);
    if (continues) continue;
    lines.push({ text, line: first });
    text = '';
  }
  if (text !== '') lines.push({ text, line: first });
  return lines;
}

function trailingBackslashes(text: string): number {
  let count = 0;
  while (text[text.length - 1 - count] === '\\') count++;
  return count;
}

/** Whether a name is meant by a pattern with `*` and `?`. Brackets match nothing here. Source: fnmatch(3), which kmod uses for these. */
export function matchesModule(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let index = 0;
  while (index < name.length) {
    if (pattern[at] === '*') {
      star = at++;
      resume = index;
    } else if (pattern[at] === '?' || pattern[at] === name[index]) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

const withoutBackslashes = (text: string): string => (text.includes('\\') ? text.replace(/\\(.)/gs, '$1') : text);
