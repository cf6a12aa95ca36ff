import { createFactStore, indexPlugins, type HostSource, type PluginIndex } from '@hostlint/core';
import type { Command, Invocation } from '../command.js';
import { loadConfigured } from '../config/settings.js';
import { booleanFlag, choiceFlag, textFlag } from '../flags/flags.js';
import { configurationOptions, judgingOptions, readingOptions } from '../flags/option-groups.js';
import { writeOutput } from '../output.js';
import { readingSettings, type ReadingSettings } from '../run-settings.js';
import { labelOf, oneTarget, openTarget } from '../target.js';
import { tool } from '../tool.js';
import { UsageError } from '../usage-error.js';

const group = 'What is written:';
const text = { type: 'string', nargs: 1, requiresArg: true } as const;

export const collect: Command = {
  name: 'collect',
  usage: 'hostlint collect [TARGET] [options]',
  summary: 'Write a snapshot of a host, to judge it elsewhere',
  about:
    'Read all that rules may want of a host and write it to one file, which `hostlint check FILE` judges anywhere.\n\n' +
    'The file is a tar archive laid out like a root file system: look into it with tar before you hand it on. Secrets are taken out.',
  options: {
    out: {
      ...text,
      group,
      alias: 'o',
      describe: 'FILE to write; standard output otherwise, where that is no terminal',
    },
    form: { ...text, group, describe: 'archive (a packed tar archive, the default) or ndjson (one JSON line)' },
    script: {
      type: 'boolean',
      group,
      describe: 'Print a shell script that writes a snapshot where no Node.js is',
    },
    redact: { ...text, group, describe: 'none, default (secrets) or strict (names and addresses of hosts as well)' },
    label: { ...text, group, describe: "The host's stable name in reports" },
    ...readingOptions,
    engine: judgingOptions.engine ?? {},
    ...configurationOptions,
  },
  examples: [
    ['hostlint collect -o web-1.tar.gz', 'Of this machine; `hostlint web-1.tar.gz` judges it'],
    ['hostlint collect /mnt/image -o golden.tar.gz', 'Of a root file system'],
    ['hostlint collect --form ndjson >> fleet.ndjson', 'One more line for a file of many hosts'],
    [
      'hostlint collect --script > collect.sh',
      'Of a host without Node.js: `ssh HOST sh -s < collect.sh > host.tar.gz`',
    ],
  ],
  run: runCollect,
};

async function runCollect({ words, flags, environment }: Invocation) {
  const target = oneTarget(words, 'collect');
  const file = textFlag(flags, 'out');
  const form = choiceFlag(flags, 'form', ['archive', 'ndjson']) ?? 'archive';
  const redaction = choiceFlag(flags, 'redact', ['none', 'default', 'strict']) ?? 'default';
  if (file === undefined && form === 'archive' && flags.script !== true && environment.stdout.isTTY === true)
    throw new UsageError(
      'invalid-value',
      'a snapshot is no text for a terminal; name a file: `hostlint collect -o FILE`',
    );
  const configured = await loadConfigured(flags, environment);
  const index = indexPlugins(configured.plugins);
  const reading = readingSettings(flags, configured, index);
  if (booleanFlag(flags, 'script') === true) {
    if (target !== undefined)
      throw new UsageError('unknown-argument', '"--script" takes no TARGET: the script reads the host that runs it');
    const { collectionScript } = await import('../collect/script/collection-script.js');
    const script = collectionScript(index.facts.values(), {
      by: `${tool.name} ${tool.version}`,
      redaction,
      seconds: reading.timeoutMs / 2000,
    });
    if (file === undefined) return { text: script, exitCode: 0 as const };
    writeOutput(environment.workingDirectory, file, script);
    return { text: '', exitCode: 0 as const };
  }
  const host = await openTarget(target, { ...reading, index }, environment);
  const { noName } = await import('../sources/redaction/addresses.js');
  const hostName = host.label ?? labelOf(target, environment.hostname);
  const ownName = redaction === 'strict' ? noName : hostName;
  const label = textFlag(flags, 'label') ?? configured.options.label ?? ownName;
  const takenAt = new Date(environment.now()).toISOString().replace(/\.\d+/, '');
  const note = { label, hostName, takenAt, by: `${tool.name} ${tool.version}`, redaction };
  const { recorders } = await import('../sources/snapshot/recorders.js');
  const recording = recorders[form](host);
  await askAll(recording.source, index, reading);
  const { askDeclared } = await import('../sources/snapshot/ask-declared.js');
  const reads = [...index.facts.values()].flatMap(fact => fact.reads ?? []);
  await askDeclared(recording.source, reads, host.kind === 'live' ? environment.variables.HOME : '/root');
  const written = recording.write(note);
  if (file === undefined) return { text: written, exitCode: 0 as const };
  writeOutput(environment.workingDirectory, file, written);
  return { text: '', exitCode: 0 as const };
}

/** Every fact there is, for whatever engine: rules that are judged later may want any. */
async function askAll(source: HostSource, index: PluginIndex, { engines, timeoutMs }: ReadingSettings): Promise<void> {
  const judged = index.forecasts.map(({ engine }) => engine);
  const store = createFactStore(source, { settings: { engines, judged }, timeoutMs });
  // A fact that breaks is a matter of judging: what it read is in the snapshot.
  await Promise.allSettled([...index.facts.values()].map(fact => store.get(fact)));
}
