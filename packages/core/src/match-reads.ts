import { defaultMaxBytes, type Reads } from './reads.js';
import { mergeReads } from './reads-of.js';

/** A question to a source: the verb and what it is about. */
export type Question =
  | { readonly verb: 'read'; readonly path: string; readonly maxBytes?: number | undefined }
  | { readonly verb: 'list'; readonly path: string; readonly limit?: number | undefined }
  | { readonly verb: 'stat' | 'realpath' | 'filesystem' | 'census'; readonly path: string }
  | { readonly verb: 'run'; readonly command: readonly string[] }
  | { readonly verb: 'get'; readonly socket: string; readonly path: string }
  | { readonly verb: 'probe'; readonly name: string; readonly path: string };

/** Tells of a question whether it falls under the declarations. */
export function matchReads(reads: Reads): (question: Question) => boolean {
  const all = mergeReads([reads], true);
  const files = all.files.map(entry => ({ ...entry, ...pathPattern(entry.path) }));
  const lists = all.lists.map(entry => ({ ...entry, ...pathPattern(entry.path) }));
  const stats = [...files, ...lists, ...all.stats.map(pathPattern)];
  const filesystems = all.filesystems.map(pathPattern);
  const commands = all.commands.map(([program, ...words]) => [programPattern(program), ...words.map(whole)]);
  const sockets = all.sockets.map(entry => splitWords(entry).map(whole));
  const trials = all.trials
    .map(entry => splitWords(entry))
    .map(([name = '', path = '']) => ({ name, ...pathPattern(path) }));
  const censuses = all.censuses.map(pathPattern);
  const isSelfOrAbove = (patterns: readonly PathPattern[], path: string): boolean =>
    patterns.some(({ self, above }) => self.test(path) || above.test(path));

  return question => {
    switch (question.verb) {
      case 'read': {
        const [path, most] = [plainPath(question.path), question.maxBytes ?? defaultMaxBytes];
        return files.some(({ self, maxBytes }) => most <= maxBytes && self.test(path));
      }
      case 'list': {
        const [path, most] = [plainPath(question.path), question.limit ?? Infinity];
        return lists.some(({ self, limit }) => most <= limit && self.test(path));
      }
      case 'stat':
      case 'realpath':
        return plainPath(question.path) === '/' || isSelfOrAbove(stats, plainPath(question.path));
      case 'filesystem':
        return isSelfOrAbove(filesystems, plainPath(question.path));
      case 'census':
        return censuses.some(({ self }) => self.test(plainPath(question.path)));
      case 'run':
        return commands.some(
          words =>
            words.length === question.command.length &&
            words.every((word, index) => word.test(question.command[index] as string)),
        );
      case 'get':
        return sockets.some(([socket, path]) => socket?.test(plainPath(question.socket)) && path?.test(question.path));
      case 'probe':
        return isSelfOrAbove(
          trials.filter(({ name }) => name === question.name),
          plainPath(question.path),
        );
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
  if (/^\{(?:configured|home|mount)\}/.test(path)) return { self: whole(path), above: /^/ };
  // ^(/a(/b(/c)?)?)?$, without the last name
  const above = names.slice(0, -1).reduceRight((below, name) => `(?:/${expression(name)}${below})?`, '');
  return { self: whole(path), above: new RegExp(`^(?:/|${above})$`) };
}

const placeholders: Readonly<Record<string, string>> = {
  '*': '[^/]*',
  '{kernel}': '[^/]+',
  '{uid}': '[0-9]+',
  '{pid}': '[0-9]+',
  '{configured}': '(?:/.*)?',
  '{home}': '(?:/.*)?',
  '{cgroup}': '(?:/.*)?',
  '{mount}': '(?:/.*)?',
};

const expression = (text: string): string =>
  text
    .split(/(\*|\{(?:kernel|uid|pid|configured|home|cgroup|mount)\})/)
    .map(part => placeholders[part] ?? part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('');

/** `*` alone in a command is a whole word, whatever it holds. */
const whole = (text: string): RegExp => (text === '*' ? /^[^]*$/ : new RegExp(`^${expression(text)}$`));

/** A name is that program anywhere. */
const programPattern = (name: string): RegExp =>
  name.includes('/') ? whole(name) : new RegExp(`^(?:/.*/|/)?${expression(name)}$`);

/** The first word, and the rest. */
const splitWords = (entry: string): readonly string[] => [
  entry.slice(0, entry.indexOf(' ')),
  entry.slice(entry.indexOf(' ') + 1),
];

/** Without doubled and trailing slashes and `.`; `..` stays, as a symlink may come before it. */
const plainPath = (path: string): string =>
  `/${path
    .split('/')
    .filter(name => name !== '' && name !== '.')
    .join('/')}`;
