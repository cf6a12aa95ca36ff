/** A text that must be met: whole, or line by line somewhere in it. */
export interface Expectation {
  readonly text: string;
  readonly whole: boolean;
}

/** What a `.scenario` file says: a host, a command, and what comes of it. */
export interface Scenario {
  readonly title: string;
  /** Files of the host by path; `null` stands for one that may not be read. */
  readonly host: Readonly<Record<string, string | null>>;
  /** Files in the working directory by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  /** Columns of the terminal that standard output is; otherwise it is none. */
  readonly terminal: number | undefined;
  /** When the run takes place. */
  readonly now: string | undefined;
  readonly command: readonly string[];
  readonly status: number;
  readonly stdout: Expectation | undefined;
  readonly stderr: Expectation | undefined;
  /** Files that the run leaves in the working directory. */
  readonly written: Readonly<Record<string, Expectation>>;
}

const heading = /^==== (?<kind>[a-z-]+)(?: (?<name>\S+))?(?<contains> contains)?$/;

/** Reads a scenario: sections behind `==== KIND [NAME] [contains]`, the title before the first of them. */
export function parseScenario(text: string): Scenario {
  const scenario = {
    title: '',
    host: {} as Record<string, string | null>,
    files: {} as Record<string, string>,
    variables: {} as Record<string, string>,
    terminal: undefined as number | undefined,
    now: undefined as string | undefined,
    command: [] as readonly string[],
    status: 0,
    stdout: undefined as Expectation | undefined,
    stderr: undefined as Expectation | undefined,
    written: {} as Record<string, Expectation>,
  };
  const [title = '', ...sections] = text.split(/^(?===== )/m);
  scenario.title = title.trim();
  for (const section of sections) {
    const end = section.indexOf('\n');
    const [line, body] = [section.slice(0, end), section.slice(end + 1)];
    const groups = heading.exec(line)?.groups;
    if (!groups) throw new Error(`not a heading: ${line}`);
    const isContains = groups.contains !== undefined || groups.name === 'contains';
    const expectation = { text: body, whole: !isContains };
    const name = groups.name ?? '';
    switch (groups.kind) {
      case 'host':
        scenario.host[name] = body;
        break;
      case 'denied':
        scenario.host[name] = null;
        break;
      case 'file':
        scenario.files[name] = body;
        break;
      case 'env':
        for (const pair of body.split('\n').filter(Boolean)) {
          scenario.variables[pair.slice(0, pair.indexOf('='))] = pair.slice(pair.indexOf('=') + 1);
        }
        break;
      case 'terminal':
        scenario.terminal = Number(body);
        break;
      case 'now':
        scenario.now = body.trim();
        break;
      case 'command':
        scenario.command = wordsOf(body.trim());
        break;
      case 'status':
        scenario.status = Number(body);
        break;
      case 'stdout':
        scenario.stdout = expectation;
        break;
      case 'stderr':
        scenario.stderr = expectation;
        break;
      case 'written':
        scenario.written[name] = expectation;
        break;
      default:
        throw new Error(`unknown section: ${line}`);
    }
  }
  return scenario;
}

/** Words as a shell would split them; single quotes hold together. */
function wordsOf(command: string): readonly string[] {
  const [program, ...words] = (command.match(/(?:[^\s']|'[^']*')+/g) ?? []).map(word => word.replaceAll("'", ''));
  if (program !== 'hostlint') throw new Error(`the command is not hostlint: ${command}`);
  return words;
}
