import type { Redaction } from '../snapshot/archive-format.js';
import { hostPattern, nameFiles, noName } from './addresses.js';
import { patternsOf } from './redaction-script.js';
import { addressFiles, databases, mark, nul, type Pattern, publicFiles } from './secrets.js';

/**
 * Takes out of a content what must not leave the host. What is no text stays as it is, but for databases known to hold secrets, which
 * keep their length.
 * @param name the path of a file, the words of a question to a program or a daemon
 * @param host the host's own name, which `strict` takes out
 */
export function redact(name: string, content: Uint8Array, level: Redaction, host = ''): Uint8Array {
  if (isAmong(name, publicFiles) || (level !== 'strict' && isAmong(name, addressFiles))) return content;
  // Each byte as one character, so that all bytes come back as they were.
  const text = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1');
  if (level === 'strict' && nameFiles.includes(name)) return bytesOf(`${noName}\n`);
  const replacers = replacersOf(level, host);
  if (isAmong(name, databases)) return bytesOf(replaceInPlace(text, replacers));
  if ([nul, mark, '\u0002'].some(letter => text.includes(letter))) return content;
  const lines = text.replaceAll('\0', nul).split('\n');
  const kept = replacers.reduce((all, replacer) => replacer.replaceAll(all), lines);
  const replaced = kept.join('\n').replaceAll(nul, '\0');
  return replaced === text ? content : bytesOf(replaced);
}

interface Replacer {
  readonly find: RegExp;
  readonly put: string;
  replaceAll(lines: readonly string[]): string[];
}

const known = new Map<string, readonly Replacer[]>();

function replacersOf(level: Redaction, host: string): readonly Replacer[] {
  const key = `${level} ${host}`;
  const own = level === 'strict' ? [host, host.replace(/\..*/, '')].flatMap(name => hostPattern(name) ?? []) : [];
  const found = known.get(key) ?? [...own, ...patternsOf(level)].map(replacerOf);
  known.set(key, found);
  return found;
}

function replacerOf({ find: source, put: given, anyCase, between }: Pattern): Replacer {
  const find = new RegExp(javascript(source), anyCase ? 'gi' : 'g');
  const put = given.replaceAll('$', '$$$$').replace(/\\(\d)/g, '$$$1');
  const [start, end] = between?.map(one => new RegExp(javascript(one))) ?? [];
  return {
    find,
    put,
    replaceAll(lines) {
      let inside = start === undefined;
      return lines.map(line => {
        // As sed: the end is looked for from the line after the start on.
        const was = inside;
        if (start?.test(line) && !was) inside = true;
        const replaced = inside ? line.replace(find, put) : line;
        if (was && end?.test(line)) inside = false;
        return replaced;
      });
    },
  };
}

/** In JavaScript a "]" that stands first in brackets is none of them, and "[" is one. */
const javascript = (pattern: string): string =>
  pattern.replace(/\[(\^?)(\]?)((?:[^\]])*)\]/g, (_, not: string, first: string, rest: string) => {
    const inner = rest.replaceAll('[', '\\[');
    return `[${not}${first && '\\]'}${inner}]`;
  });

/** What is not told apart by lines and must stay where it is. */
function replaceInPlace(text: string, replacers: readonly Replacer[]): string {
  return replacers
    .filter(({ put }) => put.includes('redacted'))
    .reduce(
      (all, { find, put }) =>
        all.replace(find, (match: string) => {
          const long = match.replace(new RegExp(find.source, find.flags.replace('g', '')), put);
          const spare = match.length - long.length;
          return spare >= 0
            ? long.replace('redacted', `redacted${'*'.repeat(spare)}`)
            : long.replace('redacted', 'redacted'.slice(0, Math.max(0, 8 + spare)));
        }),
      text,
    );
}

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

const isAmong = (name: string, patterns: readonly string[]): boolean =>
  patterns.some(pattern =>
    pattern.endsWith('/') && !pattern.includes('*') ? name.startsWith(pattern) : matches(name, pattern),
  );

const matches = (name: string, pattern: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map(part => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('[^]*')}${pattern.endsWith('/') ? '' : '$'}`,
  ).test(name);
