/** The name of a file that lies in this directory; otherwise the path. */
export const basenameOf = (path: string, directory: string): string =>
  path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : path;

type Truth = boolean | null;

/**
 * GRUB's `test`. `null` among the words is one that cannot be told, and so is the answer where it matters.
 * Source: GRUB 2.12 grub-core/commands/test.c test_parse.
 */
export function testWords(words: readonly (string | null)[], fileOf: (path: string) => string | null): Truth {
  let result: Truth = false;
  let all: Truth = true;
  let negated = false;
  const take = (value: Truth): void => {
    all = and(all, negated ? not(value) : value);
    negated = false;
  };
  for (let index = 0; index < words.length;) {
    const [word, operator, second] = [words[index], words[index + 1], words[index + 2]];
    const compare = operator === undefined || operator === null ? undefined : comparisons[operator];
    if (compare && second !== undefined) {
      take(word === null || second === null || word === undefined ? null : compare(word, second));
      index += 3;
    } else if (word === '-a') index += 1;
    else if (word === '-o') {
      result = or(result, all);
      all = true;
      index += 1;
    } else if (word === '!') {
      negated = !negated;
      index += 1;
    } else if (word === '(' || word === ')') return null;
    else if (word !== undefined && word !== null && /^-[defnsz]$/.test(word) && operator !== undefined) {
      take(operator === null ? null : unary(word, operator, fileOf));
      index += 2;
    } else {
      take(word === null || word === undefined ? null : word !== '');
      index += 1;
    }
  }
  return words.length === 0 ? false : or(result, all);
}

function unary(operator: string, word: string, fileOf: (path: string) => string | null): Truth {
  if (operator === '-n') return word !== '';
  if (operator === '-z') return word === '';
  const file = fileOf(word);
  // Files that are not beside the script may be on another partition.
  if (file === null) return /\/(?:grubenv|[\w-]+\.cfg)$/.test(word) && !word.startsWith('(') ? false : null;
  return operator === '-s' ? file !== '' : operator !== '-d';
}

const numbers =
  (compare: (a: number, b: number) => boolean) =>
  (a: string, b: string): Truth => {
    const [left, right] = [Number.parseInt(a, 10), Number.parseInt(b, 10)];
    return Number.isNaN(left) || Number.isNaN(right) ? null : compare(left, right);
  };

const comparisons: Readonly<Record<string, ((a: string, b: string) => Truth) | undefined>> = {
  __proto__: null as never,
  '=': (a, b) => a === b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '-eq': numbers((a, b) => a === b),
  '-ne': numbers((a, b) => a !== b),
  '-lt': numbers((a, b) => a < b),
  '-le': numbers((a, b) => a <= b),
  '-gt': numbers((a, b) => a > b),
  '-ge': numbers((a, b) => a >= b),
};

const not = (a: Truth): Truth => (a === null ? null : !a);
const and = (a: Truth, b: Truth): Truth =>
  a === false || b === false ? false : a === null || b === null ? null : true;
const or = (a: Truth, b: Truth): Truth => not(and(not(a), not(b)));
