import { defaultMaxBytes, type Reads } from './reads.js';
import { fileReads, listReads } from './reads-of.js';

/** A question to a source: the verb and what it is about. */
export type Question =
  | { readonly verb: 'read'; readonly path: string; readonly maxBytes?: number | undefined }
  | { readonly verb: 'list'; readonly path: string; readonly limit?: number | undefined }
  | { readonly verb: 'stat' | 'realpath' | 'filesystem'; readonly path: string }
  | { readonly verb: 'run'; readonly command: readonly string[] }
  | { readonly verb: 'get'; readonly socket: string; readonly path: string }
  | { readonly verb: 'probe'; readonly name: string; readonly path: string };

/** Tells of a question whether it falls under the declarations. */
export function matchReads(reads: Reads): (question: Question) => boolean {
  const files = (reads.files ?? []).map(entry => ({ ...fileReads(entry), ...pathPattern(fileReads(entry).path) }));
  const lists = (reads.lists ?? []).map(entry => ({ ...listReads(entry), ...pathPattern(listReads(entry).path) }));
  const stats = [...files, ...lists, ...(reads.stats ?? []).map(pathPattern)];
  const filesystems = (reads.filesystems ?? []).map(pathPattern);
  const commands = (reads.commands ?? []).map(words => words.map(word => whole(word)));
  const [sockets, trials] = [reads.sockets ?? [], reads.trials ?? []].map(entries => entries.map(twoWords));
  const some = (patterns: readonly PathPattern[] | undefined, path: string): boolean =>
    patterns?.some(({ self }) => self.test(path)) ?? false;

  return question => {
    switch (question.verb) {
      case 'read': {
        const [path, most] = [plainPath(question.path), question.maxBytes ?? defaultMaxBytes];
        return files.some(({ self, maxBytes }) => most <= maxBytes && self.test(path));
      }
      case 'list': {
        const [path, most] = [plainPath(question.path), question.limit ?? Infinity];
        return lists.some(({ self, limit }) => most <= (limit ?? Infinity) && self.test(path));
      }
      case 'stat':
      case 'realpath': {
        const path = plainPath(question.path);
        return path === '/' || some(stats, path) || stats.some(({ above }) => above.test(path));
      }
      case 'filesystem':
        return some(filesystems, plainPath(question.path));
      case 'run':
        return commands.some(
          words =>
            words.length === question.command.length &&
            words.every((word, index) => word.test(question.command[index] as string)),
        );
      case 'get':
        return (sockets ?? []).some(match => match(plainPath(question.socket), question.path));
      case 'probe':
        return (trials ?? []).some(match => match(question.name, plainPath(question.path)));
    }
  };
}

interface PathPattern {
  readonly self: RegExp;
  /** Each directory above. */
  readonly above: RegExp;
}

function pathPattern(path: string): PathPattern {
  const names = path.split('/').filter(name => name !== '');
  // Above a path that may be any, all may be above.
  if (/^\{(?:configured|home)\}/.test(path)) return { self: whole(path), above: /^/ };
  // ^(/a(/b(/c)?)?)?$, without the last name
  const above = names.slice(0, -1).reduceRight((below, name) => `(?:/${expression(name)}${below})?`, '');
  return { self: whole(path), above: new RegExp(`^${above}$`) };
}

const placeholders: Readonly<Record<string, string>> = {
  '*': '[^/]*',
  '{kernel}': '[^/]+',
  '{uid}': '[0-9]+',
  '{configured}': '(?:/.*)?',
  '{home}': '(?:/.*)?',
};

const expression = (text: string): string =>
  text
    .split(/(\*|\{(?:kernel|uid|configured|home)\})/)
    .map(part => placeholders[part] ?? part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('');

/** `*` alone in a command is a whole word, whatever it holds. */
const whole = (text: string): RegExp => (text === '*' ? /^[^]*$/ : new RegExp(`^${expression(text)}$`));

function twoWords(entry: string): (first: string, second: string) => boolean {
  const [first = '', ...rest] = entry.split(' ');
  const [one, two] = [whole(first), whole(rest.join(' '))];
  return (a, b) => one.test(a) && two.test(b);
}

/** Without doubled and trailing slashes and `.`; `..` stays, as a symlink may come before it. */
const plainPath = (path: string): string =>
  `/${path
    .split('/')
    .filter(name => name !== '' && name !== '.')
    .join('/')}`;
