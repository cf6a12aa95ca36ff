import { basenameOf, testWords } from './grub-test.js';
import { parseGrubEnvironment } from './grub-environment.js';
import { GrubBudget } from './grub-budget.js';
import type { GrubStatement, GrubWord } from './grub-syntax.js';

/** `null`: what it is at boot cannot be told from files. A variable that is not there is empty. */
export type GrubVariables = Map<string, string | null>;

export interface GrubItem {
  readonly title: string;
  readonly id: string;
  /** What booting it does; `submenu`: that makes another menu. */
  readonly kind: 'entry' | 'submenu';
  readonly body: readonly GrubStatement[];
  /** An entry that is not written in the script: one of the Boot Loader Specification. */
  readonly linux: GrubLinux | null;
  /** Whether it is in the menu depends on what cannot be told. */
  readonly maybe: boolean;
}

/** The command that loads a kernel. */
export interface GrubLinux {
  readonly kernel: string;
  readonly options: string;
  readonly version: string | null;
  readonly path: string;
  readonly line: number | null;
  readonly text: string;
}

/** What a script finds around it. */
export interface GrubSurroundings {
  /** Where the script is. */
  readonly path: string;
  /** The files beside it that scripts look at: grubenv, custom.cfg, user.cfg. What is not here does not exist. */
  readonly files: ReadonlyMap<string, string>;
  /** What `blscfg` puts into the menu, in its order, from the variables at that time. */
  blsItems(variables: GrubVariables): readonly GrubItem[];
}

// GRUB 2.12 grub-core/normal/main.c features[].
const features =
  'chainloader_bpb ntldr platform_search_hint default_font_path all_video_module menuentry_id menuentry_options 200_final nativedisk_cmd timeout_style';

const mostItems = 2000;
const mostVariables = 500;
const longestValue = 65_536;
const deepest = 20;

/** Runs a script of GRUB as far as its files tell what it does. Where a condition cannot be told, what comes of it cannot be told either. */
export class GrubScript {
  readonly variables: GrubVariables;
  items: GrubItem[] = [];
  linux: GrubLinux | null = null;
  private readonly functions: Map<string, readonly GrubStatement[]>;
  private readonly budget: GrubBudget;
  private depth = 0;
  private uncertain = 0;

  constructor(
    private readonly around: GrubSurroundings,
    from?: GrubScript,
  ) {
    const directory = around.path.slice(0, around.path.lastIndexOf('/'));
    const initial: [string, string | null][] = [
      ...features.split(' ').map(name => [`feature_${name}`, 'y'] as [string, string]),
      ...['root', 'grub_platform', 'grub_cpu', 'cmdpath', 'gfxpayload'].map(name => [name, null] as [string, null]),
      ...['prefix', 'config_directory'].map(name => [name, directory] as [string, string]),
    ];
    this.variables = new Map(from ? from.variables : initial);
    this.functions = new Map(from?.functions);
    this.budget = from?.budget ?? new GrubBudget();
  }

  /** Whether the last command succeeded; `null`: cannot be told. */
  run(statements: readonly GrubStatement[]): boolean | null {
    if (this.depth >= deepest) return null;
    this.depth += 1;
    let status: boolean | null = true;
    for (const statement of statements) {
      if (!this.budget.spend()) break;
      status = this.step(statement);
    }
    this.depth -= 1;
    return status;
  }

  private step(statement: GrubStatement): boolean | null {
    switch (statement.kind) {
      case 'function':
        this.functions.set(statement.name, statement.body);
        return true;
      case 'loop':
        this.either([statement.body, []]);
        return null;
      case 'if':
        return this.decide(statement, 0);
      case 'command':
        return this.command(statement);
    }
  }

  private decide(statement: GrubStatement & { readonly kind: 'if' }, from: number): boolean | null {
    const branch = statement.branches[from];
    if (!branch) return this.run(statement.otherwise);
    const holds = this.run(branch.condition);
    if (holds === true) return this.run(branch.body);
    if (holds === false) return this.decide(statement, from + 1);
    const rest: GrubStatement = {
      kind: 'if',
      branches: statement.branches.slice(from + 1),
      otherwise: statement.otherwise,
    };
    this.either([branch.body, [rest]]);
    return null;
  }

  /** One of these is run, and which cannot be told: what they leave differently is not known afterwards. */
  private either(courses: readonly (readonly GrubStatement[])[]): void {
    const before = new Map(this.variables);
    const after: GrubVariables[] = [];
    this.uncertain += 1;
    for (const course of courses) {
      this.variables.clear();
      for (const [name, value] of before) this.variables.set(name, value);
      this.run(course);
      after.push(new Map(this.variables));
    }
    this.uncertain -= 1;
    for (const name of new Set(after.flatMap(variables => [...variables.keys()]))) {
      const [first, ...others] = after.map(variables =>
        variables.has(name) ? (variables.get(name) as string | null) : '',
      );
      this.variables.set(name, others.every(other => other === first) ? (first ?? null) : null);
    }
  }

  private command({ words, block, line }: GrubStatement & { readonly kind: 'command' }): boolean | null {
    const given = words.flatMap(word => this.expand(word));
    if (given[0] === '!') return opposite(this.plain(given.slice(1), block, line));
    return this.plain(given, block, line);
  }

  private plain(
    given: readonly (string | null)[],
    block: readonly GrubStatement[] | null,
    line: number,
  ): boolean | null {
    const [name, ...rest] = given;
    if (name === undefined) return block ? this.run(block) : true;
    if (name === null) return null;
    const assignment = /^([A-Za-z_]\w*)=/.exec(name);
    if (assignment?.[1]) {
      this.assign(assignment[1], name.slice(assignment[0].length));
      return true;
    }
    const own = this.functions.get(name);
    if (own) return this.run(own);
    switch (name) {
      case 'true':
        return true;
      case 'false':
      case 'keystatus': // nobody holds a key
        return false;
      case '[':
      case 'test':
        return testWords(name === '[' ? rest.slice(0, -1) : rest, path => this.fileOf(path));
      case 'set':
        return this.set(rest);
      case 'unset':
        for (const one of rest) if (one !== null) this.variables.delete(one);
        return true;
      case 'load_env':
        return this.loadEnvironment(rest);
      case 'source':
      case '.':
      case 'configfile':
        return this.source(rest[0] ?? null);
      case 'blscfg':
        this.add(this.around.blsItems(this.variables));
        return true;
      case 'menuentry':
      case 'submenu':
        return this.menuItem(name === 'submenu' ? 'submenu' : 'entry', rest, block ?? []);
      default:
        return this.other(name, rest, line);
    }
  }

  private assign(name: string, value: string | null): void {
    if (this.variables.size >= mostVariables && !this.variables.has(name)) return;
    this.variables.set(name, value !== null && value.length > longestValue ? null : value);
  }

  private set(words: readonly (string | null)[]): boolean {
    const [word] = words;
    const equals = word?.indexOf('=') ?? -1;
    if (word && equals > 0) this.assign(word.slice(0, equals), word.slice(equals + 1));
    return true;
  }

  /** What is in the word: texts, `null` for those that cannot be told. `NAME=` before what cannot be told names what is lost. */
  private expand(word: GrubWord): readonly (string | null)[] {
    const fields: string[] = [''];
    let unknown = false;
    for (const part of word.parts) {
      // Which device it is does not matter: `($root)/vmlinuz`.
      const device = part.kind === 'variable' && fields.length === 1 && fields[0] === '(';
      const value = part.kind === 'text' ? part.text : (this.valueOf(part.name) ?? (device ? '' : null));
      if (value === null) {
        unknown = true;
        continue;
      }
      const pieces = part.kind === 'text' || part.quoted ? [value] : value.split(/[ \t\n]+/);
      fields[fields.length - 1] += pieces[0] ?? '';
      for (const one of pieces.slice(1)) fields.push(one);
    }
    if (unknown || fields.some(({ length }) => length > longestValue)) {
      const name = /^([A-Za-z_]\w*)=/.exec(fields[0] ?? '')?.[1];
      if (name !== undefined) this.assign(name, null);
      return [null];
    }
    return fields.filter(field => field !== '' || word.quoted);
  }

  private valueOf = (name: string): string | null => {
    if (/^[\d?@*#]/.test(name)) return null;
    const value = this.variables.get(name);
    return value === undefined ? '' : value;
  };

  private fileOf(path: string): string | null {
    return this.around.files.get(basenameOf(path, this.variables.get('config_directory') ?? '')) ?? null;
  }

  private loadEnvironment(words: readonly (string | null)[]): boolean | null {
    const at = words.findIndex(word => word === '-f' || word === '--file');
    const path = at < 0 ? `${this.variables.get('prefix') ?? ''}/grubenv` : words[at + 1];
    if (path === null || path === undefined) return null;
    const text = this.fileOf(path);
    if (text === null) return false;
    const wanted = words.filter((word, index) => !word?.startsWith('-') && (at < 0 || index !== at + 1));
    for (const [name, value] of parseGrubEnvironment(text))
      if (wanted.length === 0 || wanted.includes(name)) this.assign(name, value);
    return true;
  }

  private source(path: string | null): boolean | null {
    const text = path === null ? null : this.fileOf(path);
    if (text === null) return path === null ? null : false;
    return this.run(this.budget.parse(text));
  }

  private menuItem(kind: GrubItem['kind'], words: readonly (string | null)[], body: readonly GrubStatement[]): boolean {
    let title: string | null = null;
    let id: string | null = null;
    for (let index = 0; index < words.length; index++) {
      const word = words[index];
      if (word?.startsWith('--id=')) id = word.slice(5);
      else if (word === '--id') id = words[++index] ?? null;
      else if (word && /^--(?:class|users|hotkey|source)$/.test(word)) index++;
      else if (!word?.startsWith('--')) title ??= word ?? null;
    }
    this.add([{ title: title ?? '', id: id ?? title ?? '', kind, body, linux: null, maybe: false }]);
    return true;
  }

  private add(items: readonly GrubItem[]): void {
    if (this.items.length + items.length > mostItems) return;
    for (const item of items) this.items.push(this.uncertain > 0 ? { ...item, maybe: true } : item);
  }

  private other(name: string, words: readonly (string | null)[], line: number): boolean | null {
    const loads = /^(?:linux|linux16|linuxefi)$/.test(name);
    // Xen: the kernel is a module of the hypervisor.
    const module = /^(?:module2?|xen_module)$/.test(name) && /\/vmlinu[xz][^/]*$/.test(words[0] ?? '');
    if (loads || module) {
      const [kernel, ...options] = words.filter(word => word !== '--nounzip');
      if (typeof kernel === 'string') {
        const known = options.filter(word => word !== null && !(module && word === 'placeholder')) as string[];
        const text = [name, kernel, ...known].join(' ');
        const { path } = this.around;
        this.linux = { kernel, options: known.map(quoteArgument).join(' '), version: null, path, line, text };
      }
      return true;
    }
    // search --set=root, probe --set=…, smbios --set …: what they find is up to the machine.
    for (const [index, word] of words.entries()) {
      const target = /^(?:--set|-s)=?(.*)$/.exec(word ?? '')?.[1];
      if (target !== undefined) this.assign(target !== '' ? target : (words[index + 1] ?? 'root'), null);
    }
    return null;
  }
}

const opposite = (status: boolean | null): boolean | null => (status === null ? null : !status);

/** As GRUB 2.12 grub-core/lib/cmdline.c does: an argument with a blank goes in double quotes. */
const quoteArgument = (word: string): string => (/\s/.test(word) ? `"${word}"` : word);
