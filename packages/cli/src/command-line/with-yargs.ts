import yargs, { type Argv, type Options } from 'yargs';
import type { Command } from '../command.js';
import { commonOptions } from '../flags/option-groups.js';
import { suggestion } from '../suggestion.js';
import { UsageError } from '../usage-error.js';
import type { Parsed, ParserOptions } from './parsed.js';

// The package of yargs' types lacks it.
type Untyped = Argv & { usageConfiguration(settings: { readonly 'hide-types': boolean }): Argv };

/** Reads any command line; throws a UsageError for one that means nothing. */
export async function parseWithYargs(argv: readonly string[], options: ParserOptions): Promise<Parsed> {
  let chosen: Parsed | undefined;
  let shown = '';
  const parser = (yargs() as Untyped)
    .usageConfiguration({ 'hide-types': true })
    .scriptName('hostlint')
    .locale('en')
    .exitProcess(false)
    .parserConfiguration({
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .version(options.version)
    .alias('version', 'V')
    .alias('help', 'h')
    .describe({ help: 'Show this help', version: 'Show the version' })
    .group(['help', 'version'], 'Common:')
    .wrap(options.width)
    .fail((message, error: Error | undefined) => {
      // yargs' own complaints are about the command line; what a handler throws passes.
      throw error && error.name !== 'YError' ? error : new UsageError('invalid-value', faultOf(message));
    });
  for (const command of options.commands) {
    // With a default command yargs takes the word "completion" for its argument.
    const isDefault = command === options.commands[0] && argv[0] !== 'completion';
    const names = isDefault ? [command.name, '$0'] : [command.name];
    parser.command(
      names,
      command.summary,
      builder => describe(builder, command),
      words => {
        chosen = accept(command, words);
      },
    );
  }
  addCompletion(parser, options);
  await parser.parseAsync([...argv], {}, (error: Error | undefined, _words: unknown, output: string) => {
    if (error) throw error;
    shown = output;
  });
  return shown === '' && chosen ? chosen : { text: shown === '' ? '' : `${shown}\n` };
}

function describe(parser: Argv, command: Command): Argv {
  // Without the line that yargs makes up itself.
  parser
    .usage(null as unknown as string)
    .usage(`${command.usage}\n\n${command.about}`)
    .options({ ...command.options, ...commonOptions });
  for (const [example, meaning] of command.examples) parser.example(example, meaning);
  return command.epilogue === undefined ? parser : parser.epilogue(command.epilogue);
}

function accept(command: Command, parsed: Readonly<Record<string, unknown>>): Parsed {
  const { _: all, $0: _program, help: _help, version: _version, h: _h, V: _V, ...flags } = parsed;
  const options: Readonly<Record<string, Options>> = { ...command.options, ...commonOptions };
  const aliases = Object.values(options).flatMap(({ alias }) => alias ?? []);
  const known = [...Object.keys(options), ...aliases, 'help', 'version'];
  const unknown = Object.keys(flags).find(name => !known.includes(name));
  if (unknown !== undefined) {
    const dashes = unknown.length === 1 ? '-' : '--';
    const hint = suggestion(unknown, known, 'none').replace(/"(.+)"/, '"--$1"');
    const next = hint.startsWith('did') ? hint : `\`hostlint ${command.name} --help\` shows all`;
    throw new UsageError('unknown-option', `unknown option "${dashes}${unknown}"; ${next}`);
  }
  const words = (all as readonly unknown[]).map(String);
  return { command, words: words[0] === command.name ? words.slice(1) : words, flags };
}

function addCompletion(parser: Argv, options: ParserOptions): void {
  type Filter = (done: (error: Error | null, defaults: string[] | undefined) => void) => void;
  parser.completion(
    'completion',
    "Print a script that completes hostlint's words in your shell",
    (current: string, words: { _: (string | number)[] }, filter: Filter, done: (found: string[]) => void) => {
      const own = options.complete(current, words._.map(String));
      if (own) done([...own]);
      else filter((_error, defaults) => done(defaults ?? []));
    },
  );
}

/** yargs' own words for a fault, as ours. */
function faultOf(message: string | null): string {
  const missing = /^Not enough arguments following: (.+)$/.exec(message ?? '');
  return missing ? `"--${missing[1]}" needs a value` : (message ?? 'the command line was not understood');
}
