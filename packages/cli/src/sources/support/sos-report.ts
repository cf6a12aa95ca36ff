import type { HostSource } from '@hostlint/core';
import { isFault } from '../tree/host-tree.js';
import { openTree } from '../tree/tree-source.js';
import { answerOf, type Printed } from './command-answers.js';
import { parseListing } from './directory-listing.js';
import { deduce } from './deductions.js';
import { filesystemAnswers } from './filesystem-answers.js';
import { type Manifest, parseManifest } from './manifest.js';
import type { ReportFile } from './report-files.js';
import { ReportTree } from './report-tree.js';
import { hideRewritten } from './rewritten.js';
import { parseSysctlOutput } from './sysctl-output.js';
import { unitAnswers } from './unit-answers.js';
import { wholeDirectories } from './whole-directories.js';

const none: Manifest = {
  version: null,
  sysroot: '/',
  cleaned: false,
  options: '',
  commands: [],
  copies: [],
};

/** The names at the top of a report that are sos's own. */
const own = /^(?:sos_[^/]*|version\.txt|environment)(?:\/|$)/;

/**
 * The host that a report of sos tells of: the copies in it, and what its programs printed. What it does not tell is not-captured, never
 * absent, unless a list that is known to be whole lacks it. Source: sos 4.0 and 4.12, sos/archive.py and sos/report.
 * @param isUnpacked the report lies in a directory, so that rights and owners may no longer be those of the host
 */
export function openSosReport(files: readonly ReportFile[], isUnpacked: boolean): HostSource {
  const byName = new Map(files.map(file => [file.name, file]));
  const textOf = (name: string): string | undefined => {
    const file = byName.get(name);
    if (file?.type === 'symlink' || file?.content === undefined || isFault(file.content)) return undefined;
    const bytes = typeof file.content === 'function' ? file.content() : file.content;
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  };
  const manifest = parseManifest(textOf('sos_reports/manifest.json') ?? '') ?? none;
  const printed = createPrinted(manifest, textOf);
  const tree = new ReportTree();
  for (const file of files) {
    const isOwn = own.test(file.name) || (!file.name.includes('/') && file.target.startsWith('sos_commands/'));
    if (!isOwn) tree.addCopy(file, isUnpacked || manifest.cleaned || manifest.sysroot !== '/');
  }
  for (const [, path, target] of (printed('find / -maxdepth 2 -type l -ls')?.text ?? '').matchAll(linkLine))
    tree.addSymlink(path as string, target as string);
  for (const { words } of manifest.commands) {
    const listing = words.startsWith('ls ') ? parseListing(words, printed(words)?.text ?? '') : null;
    if (listing) tree.addListing(listing);
  }
  const sysctls = printed('sysctl -a');
  if (sysctls) tree.addSysctls(parseSysctlOutput(sysctls.text), sysctls.code === 0);
  for (const { path, names } of wholeDirectories(manifest, textOf('sos_logs/sos.log'))) tree.addWhole(path, names);
  const units = unitAnswers(printed);
  tree.isRuledOut = units.isRuledOut;
  for (const program of units.programs) tree.addProgram(program);
  if (manifest.sysroot !== '/')
    tree.set('/proc/self', {
      unknown: 'not-captured',
      message: 'sos ran in a container, so its own process tells nothing of the host',
    });
  if (manifest.cleaned) hideRewritten(tree);
  deduce(tree, printed);

  const filesystemOf = filesystemAnswers(tree, printed);
  return openTree(
    tree,
    {
      filesystem: filesystemOf,
      run: command => answerOf(command, printed),
      get: () => undefined,
      probe: () => ({ unknown: 'unsupported', message: 'trials are made on the running machine only' }),
    },
    { kind: 'snapshot' },
  );
}

const linkLine = /^ *\d+ +\d+ l\S+ +\d+ +\S+ +\S+ +\d+ +\S+ +\S+ +\S+ (\/[^\s\\]+) -> ([^\s\\]+)$/gm;

/** What programs printed, by their words. Without a manifest the names of the files tell of the few that have no options to confuse. */
function createPrinted(
  manifest: Manifest,
  textOf: (name: string) => string | undefined,
): (words: string) => Printed | undefined {
  const commands = new Map(manifest.commands.toReversed().map(command => [command.words, command]));
  if (manifest.commands.length > 0)
    return words => {
      const command = commands.get(words);
      const text = !command?.file || command.truncated ? undefined : textOf(command.file);
      return command && text !== undefined ? { text, code: command.code } : undefined;
    };
  const known = new Map([
    ['uname -a', 'sos_commands/kernel/uname_-a'],
    ['sysctl -a', 'sos_commands/kernel/sysctl_-a'],
  ]);
  return words => {
    const text = textOf(known.get(words) ?? '');
    return text === undefined ? undefined : { text, code: null };
  };
}
