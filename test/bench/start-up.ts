import fs from 'node:fs';
import { hostlint, nothing, snapshotIn, withFolder } from './hostlint.js';
import { programs, type Rows, type Wanted } from './row.js';

/** Each command, with what it is given; those that change a host only say what they would do. */
const commands = (folder: string, snapshot: string): Readonly<Record<string, readonly string[]>> => ({
  help: ['--help'],
  version: ['--version'],
  check: ['check', '--no-config'],
  'check-all': ['check', '--preset', 'all', '--no-config'],
  'check-json': ['check', '--format', 'json', '--no-config'],
  'check-snapshot': ['check', snapshot, '--no-config'],
  plan: ['plan', '--no-config'],
  fix: ['fix', '--dry-run', 'network/ipv4-forward', '--no-config'],
  switch: ['switch', 'overlay2', '--dry-run', '--service-stop', 'true', '--service-start', 'true', '--no-config'],
  undo: ['undo', '--list', '--journal', `${folder}/journal`],
  collect: ['collect', '--no-config'],
  diff: ['diff', snapshot, snapshot, '--no-config'],
  explain: ['explain', 'filesystem/d-type', '--no-config'],
  list: ['list', 'rules', '--no-config'],
  facts: ['facts', '--no-config'],
  layers: ['layers', `${folder}/store`, '--no-config'],
  completion: ['completion'],
});

/** How long each command takes beside a Node that does nothing; all that they write goes to /dev/null. */
export async function* startUp(wanted: Wanted): Rows {
  const ids = Object.keys(commands('', ''));
  if (!ids.some(id => wanted(`start/${id}`))) return;
  yield* withFolder(async function* (folder) {
    fs.mkdirSync(`${folder}/store`);
    for (const [id, words] of Object.entries(commands(folder, snapshotIn(folder)))) {
      if (!wanted(`start/${id}`)) continue;
      const shown = words.filter(word => word !== '--no-config').map(word => word.replace(`${folder}/`, ''));
      const program = hostlint(words, shown.join(' '));
      yield 'why' in program ? { id: `start/${id}`, ...program } : programs(`start/${id}`, program, nothing);
    }
  });
}
