/** A piece of a word of GRUB's script: text, or a variable to put in. */
export type GrubPart =
  | { readonly kind: 'text'; readonly text: string }
  /** Outside of quotes an empty variable leaves no word, and one with spaces makes several. */
  | { readonly kind: 'variable'; readonly name: string; readonly quoted: boolean };

export interface GrubWord {
  readonly parts: readonly GrubPart[];
  /** Something of it stood in quotes, so it is a word even when it is empty. */
  readonly quoted: boolean;
}

export type GrubStatement =
  | {
      readonly kind: 'command';
      readonly words: readonly GrubWord[];
      /** `{ … }` behind it, as menuentry has. */
      readonly block: readonly GrubStatement[] | null;
      readonly line: number;
    }
  | {
      readonly kind: 'if';
      readonly branches: readonly {
        readonly condition: readonly GrubStatement[];
        readonly body: readonly GrubStatement[];
      }[];
      readonly otherwise: readonly GrubStatement[];
    }
  | { readonly kind: 'function'; readonly name: string; readonly body: readonly GrubStatement[] }
  | { readonly kind: 'loop'; readonly body: readonly GrubStatement[] };

const mostStatements = 50_000;
const deepest = 40;
const longestScript = 1024 * 1024;

/** What GRUB's own parser would not take. */
export class GrubSyntaxError extends Error {
  override readonly name = 'GrubSyntaxError';
}

/** Sources: GRUB 2.12 grub-core/script/yylex.l and parser.y; the manual, "Shell-like scripting". */
export function parseGrubScript(text: string): readonly GrubStatement[] {
  if (text.length > longestScript) throw new GrubSyntaxError('the script is too long');
  // GRUB leaves carriage returns out as it reads (normal/main.c grub_file_getline); other blanks than space and tab are letters to it.
  const reader = new Reader(text.replaceAll('\r', ''));
  const statements = reader.statements([]);
  if (!reader.atEnd()) throw new GrubSyntaxError(`line ${reader.line}: what stands there was not expected`);
  return statements;
}

class Reader {
  line = 1;
  private at = 0;
  private count = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  atEnd = (): boolean => this.at >= this.text.length;

  /** Statements up to one of the words that end them, which is left standing. */
  statements(ends: readonly string[]): readonly GrubStatement[] {
    if (++this.depth > deepest) throw new GrubSyntaxError(`line ${this.line}: nested too deep`);
    const found: GrubStatement[] = [];
    for (;;) {
      this.skip(/[ \t\n;]/);
      if (this.atEnd()) break;
      const word = this.peekWord();
      if (ends.includes(word)) break;
      if (word === '}' || closers.has(word)) throw new GrubSyntaxError(`line ${this.line}: "${word}" was not expected`);
      if (++this.count > mostStatements) throw new GrubSyntaxError('the script is too long');
      found.push(this.statement(word));
    }
    this.depth -= 1;
    return found;
  }

  private statement(word: string): GrubStatement {
    if (word === 'if') return this.ifStatement();
    if (word === 'while' || word === 'until' || word === 'for') {
      this.take(word);
      const head = this.statements(['do']);
      const body = this.between('do', 'done');
      return { kind: 'loop', body: word === 'for' ? body : [...head, ...body] };
    }
    if (word === 'function') {
      this.take(word);
      this.skip(/[ \t]/);
      const name = this.peekWord();
      this.take(name);
      this.skip(/[ \t\n]/);
      return { kind: 'function', name, body: this.between('{', '}') };
    }
    return this.command();
  }

  private ifStatement(): GrubStatement {
    const branches: { condition: readonly GrubStatement[]; body: readonly GrubStatement[] }[] = [];
    let otherwise: readonly GrubStatement[] = [];
    for (let word = 'if'; word !== 'fi';) {
      this.take(word);
      if (word === 'else') {
        otherwise = this.statements(['fi']);
      } else {
        const condition = this.statements(['then']);
        this.take('then');
        branches.push({ condition, body: this.statements(['elif', 'else', 'fi']) });
      }
      word = this.peekWord();
      if (this.atEnd()) throw new GrubSyntaxError('an "if" has no "fi"');
    }
    this.take('fi');
    return { kind: 'if', branches, otherwise };
  }

  private between(open: string, close: string): readonly GrubStatement[] {
    this.take(open);
    const body = this.statements([close]);
    this.take(close);
    return body;
  }

  private command(): GrubStatement {
    const { line } = this;
    const words: GrubWord[] = [];
    for (;;) {
      this.skip(/[ \t]/);
      const next = this.text[this.at];
      if (next === undefined || next === '\n' || next === ';' || next === '}')
        return { kind: 'command', words, block: null, line };
      if (next === '{') return { kind: 'command', words, block: this.between('{', '}'), line };
      words.push(this.word());
    }
  }

  private word(): GrubWord {
    const parts: GrubPart[] = [];
    let text = '';
    let quoted = false;
    const flush = (): void => {
      if (text !== '') parts.push({ kind: 'text', text });
      text = '';
    };
    const variable = (inQuotes: boolean): boolean => {
      const name = /^(?:\{(\w{1,100}|[?@*#])\}|([A-Za-z_]\w{0,99}|\d|[?@*#]))/.exec(
        this.text.slice(this.at + 1, this.at + 110),
      );
      if (!name) return false;
      flush();
      parts.push({ kind: 'variable', name: name[1] ?? name[2] ?? '', quoted: inQuotes });
      this.at += 1 + name[0].length;
      return true;
    };
    for (let mode: '' | '"' | "'" = ''; ;) {
      const next = this.text[this.at];
      if (next === undefined) {
        if (mode !== '') throw new GrubSyntaxError('a quote is not closed');
        break;
      }
      if (mode === '' && /[ \t\n;{}]/.test(next)) break;
      if (mode !== "'" && next === '$' && variable(mode === '"')) continue;
      this.at += 1;
      if (next === '\n') this.line += 1;
      if (next === mode) mode = '';
      else if (mode === '' && (next === '"' || next === "'")) {
        mode = next;
        quoted = true;
      } else if (mode !== "'" && next === '\\') text += this.escaped(mode === '"');
      else text += next;
    }
    flush();
    return { parts, quoted };
  }

  /** In double quotes a backslash is meant only before what is special there. A line's end behind it is nothing. */
  private escaped(inQuotes: boolean): string {
    const next = this.text[this.at] ?? '';
    this.at += 1;
    if (next === '\n') {
      this.line += 1;
      return '';
    }
    return inQuotes && !/["$\\]/.test(next) ? `\\${next}` : next;
  }

  private peekWord = (): string =>
    /^(?:[{}]|[^ \t\n;"'$\\{}]{1,64}(?![^ \t\n;{}]))/.exec(this.text.slice(this.at, this.at + 70))?.[0] ?? '';

  private take(word: string): void {
    if (word === '' || !this.text.startsWith(word, this.at))
      throw new GrubSyntaxError(`line ${this.line}: "${word}" is missing`);
    this.at += word.length;
  }

  /** Goes on to the next character that is none of these; comments count as blanks where a word may begin. */
  private skip(blank: RegExp): void {
    for (; !this.atEnd(); this.at += 1) {
      const next = this.text[this.at] as string;
      if (next === '#') {
        const end = this.text.indexOf('\n', this.at);
        this.at = (end < 0 ? this.text.length : end) - 1;
      } else if (next === '\\' && this.text[this.at + 1] === '\n') {
        this.at += 1;
        this.line += 1;
      } else if (!blank.test(next)) return;
      else if (next === '\n') this.line += 1;
    }
  }
}

const closers = new Set(['then', 'elif', 'else', 'fi', 'do', 'done']);
