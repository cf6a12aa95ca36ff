import fs from 'node:fs';
import { hostlint } from './hostlint.js';
import { type Program, programs, type Rows, type Wanted } from './row.js';

interface Peer {
  readonly id: string;
  readonly words: readonly string[];
  /** Where it is, or what brings it. */
  readonly found: { readonly command: string } | { readonly why: string };
  readonly share: number;
}

const onPath = (program: string): Peer['found'] => {
  const places = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`.split(':').map(directory => `${directory}/${program}`);
  const command = places.find(place => fs.existsSync(place));
  return command === undefined ? { why: `"${program}" is not installed` } : { command };
};

/** moby's script is not part of this project. */
function checkConfig(): Peer['found'] {
  const script = process.env['CHECK_CONFIG'];
  if (script === undefined) return { why: 'say where it is: CHECK_CONFIG=/path/to/check-config.sh npm run bench' };
  return fs.existsSync(script) ? { command: script } : { why: `there is no "${script}"` };
}

const peers = (): readonly Peer[] => [
  { id: 'check-config', words: [], found: checkConfig(), share: 1 / 2 },
  { id: 'kernel-hardening-checker', words: ['-a'], found: onPath('kernel-hardening-checker'), share: 1 / 2 },
  { id: 'lynis', words: ['audit', 'system', '--quick'], found: onPath('lynis'), share: 1 / 30 },
];

/** All rules, beside programs that look at the same hosts. */
export async function* besidePeers(wanted: Wanted): Rows {
  for (const { id, words, found, share } of peers()) {
    if (!wanted(`peer/${id}`)) continue;
    const check = hostlint(['check', '--preset', 'all', '--no-config'], 'check --preset all');
    if ('why' in check) yield { id: `peer/${id}`, ...check };
    else if ('why' in found) yield { id: `peer/${id}`, ...found };
    else {
      const { command } = found;
      const peer: Program = { name: [command.replace(/.*\//, ''), ...words].join(' '), command, words };
      yield programs(`peer/${id}`, check, peer, share);
    }
  }
}
