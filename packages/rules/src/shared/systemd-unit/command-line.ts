import { expandSpecifiers } from './specifiers.js';
import { splitUnitWords } from './split-words.js';

/** The commands of one Exec…= value, before variables are put in; `undefined`: the line is malformed and systemd skips it. */
export function parseExecValue(value: string): readonly ExecCommand[] | undefined {
  const words = splitUnitWords(value);
  if (!words) return undefined;
  const commands: ExecCommand[] = [];
  let current: string[] = [];
  const finish = (): void => {
    const [first, ...rest] = current;
    current = [];
    if (first === undefined) return;
    const prefix = /^[@\-:+!|]*/.exec(first)?.[0] ?? '';
    // With `@` the next word is the name that the program sees of itself.
    commands.push({
      program: expandSpecifiers(first.slice(prefix.length)),
      words: (prefix.includes('@') ? rest.slice(1) : rest).map(expandSpecifiers),
      variables: !prefix.includes(':'),
    });
  };
  for (const { text, separator } of words) {
    if (separator) finish();
    else current.push(text);
  }
  finish();
  return commands;
}

export interface ExecCommand {
  readonly program: string;
  readonly words: readonly string[];
  /** Whether `$NAME` and `${NAME}` are replaced. */
  readonly variables: boolean;
}

/**
 * Puts variables into words as systemd does (systemd.service(5), basic/env-util.c replace_env_argv): `$NAME` as a whole word becomes no word
 * or several, `${NAME}` keeps to its word, `$$` is a dollar sign. The result tells for each word which variable it came from.
 */
export function expandWords(
  command: ExecCommand,
  variable: (name: string) => string | undefined,
): readonly ExpandedWord[] {
  if (!command.variables) return command.words.map(text => ({ text, from: null }));
  return command.words.flatMap((word): readonly ExpandedWord[] => {
    if (!word.includes('$')) return [{ text: word, from: null }];
    const whole = /^\$([A-Za-z_][A-Za-z0-9_]*)$/.exec(word)?.[1];
    if (whole !== undefined) {
      const value = variable(whole) ?? '';
      const words = splitUnitWords(value)?.map(({ text }) => text) ?? value.split(/\s+/).filter(text => text !== '');
      return words.map(text => ({ text, from: whole }));
    }
    let from: string | null = null;
    const text = word.replace(/\$\$|\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (match, name: string | undefined) => {
      if (name === undefined) return match === '$$' ? '$' : match;
      from = name;
      return variable(name) ?? '';
    });
    return [{ text, from }];
  });
}

export interface ExpandedWord {
  readonly text: string;
  readonly from: string | null;
}
