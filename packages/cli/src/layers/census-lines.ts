import { cleanText } from '@hostlint/core';
import { hang } from '../reporters/pretty/layout.js';
import type { Paint } from '../reporters/pretty/paint.js';
import type { Counts } from '../sources/census/tally.js';
import type { Outlook, RootCensus, RootReport } from './report.js';
import { counted, inBytes, inNumbers, inPercent } from './words.js';

/** What a layer takes: `20,752 entries, 702 inodes of its own`. */
export function countsWords(counts: Counts, { sizes }: Pick<RootCensus, 'sizes'>): string {
  const own = `${inNumbers(counts.newInodes)} inodes of its own`;
  const size = sizes ? `, ${inBytes(counts.diskBytes)} on disk` : '';
  return `${counted(counts.entries, 'entry', 'entries')}, ${own}${size}`;
}

/** What a root takes, as rows of a name and a value. */
export function censusRows(root: RootReport, census: RootCensus): readonly (readonly [name: string, value: string])[] {
  const { total, rest, losses, sizes } = census;
  const { room } = root;
  const names = total.entries - total.directories;
  const files = total.inodes - total.directories;
  const shared = names - files;
  const taken = room === null ? 0 : room.inodes - room.inodesFree;
  const rows: (readonly [string, string])[] = [
    ['entries', inNumbers(total.entries)],
    ['inodes', `${inNumbers(total.inodes)}: ${inNumbers(total.directories)} directories, ${inNumbers(files)} others`],
    [
      'hard links',
      shared === 0 ? 'none' : `${inNumbers(shared)} of ${inNumbers(names)} names are further names of files`,
    ],
  ];
  if (sizes) rows.push(['bytes', `${inBytes(total.apparentBytes)}, ${inBytes(total.diskBytes)} on disk`]);
  if (rest)
    rows.push(['beside layers', `${counted(rest.entries, 'entry', 'entries')}, ${inNumbers(rest.newInodes)} inodes`]);
  if (room && room.inodes > 0)
    rows.push([
      'file system',
      `${inNumbers(taken)} of ${inNumbers(room.inodes)} inodes in use (${inPercent(taken, room.inodes)}), ${inNumbers(room.inodesFree)} free`,
    ]);
  if (room?.inodes === 0) rows.push(['file system', 'makes inodes as they are needed']);
  if (losses.mountPoints > 0)
    rows.push([
      'not entered',
      counted(losses.mountPoints, 'directory that something is mounted on', 'directories that something is mounted on'),
    ]);
  if (losses.vanished > 0)
    rows.push(['went away', `${counted(losses.vanished, 'directory', 'directories')} while they were counted`]);
  if (losses.unread > 0)
    rows.push([
      'not read',
      `${counted(losses.unread, 'directory', 'directories')}, such as ${cleanText(losses.unreadPaths[0] ?? '')}`,
    ]);
  return rows;
}

/** What the figures of a store mean, in sentences. */
export function outlookSentences({ store, inodesPerLayer, layersThatFit, overlay2 }: Outlook): readonly string[] {
  const sentences: string[] = [];
  if (inodesPerLayer !== null && layersThatFit !== null) {
    sentences.push(
      `A layer of an image takes ${counted(inodesPerLayer, 'inode')} under ${store.driver} on average: about ${inNumbers(layersThatFit)} more such layers fit.`,
    );
  }
  if (overlay2) {
    const saved = overlay2.now - overlay2.then;
    sentences.push(
      `Its layers take ${counted(overlay2.now, 'inode')} under ${store.driver}. Under overlay2 the same would take about ${inNumbers(overlay2.then)}, ` +
        (saved > 0 ? `${inPercent(saved, overlay2.now)} less.` : 'no less.'),
    );
  }
  return sentences;
}

export function censusLines(root: RootReport, census: RootCensus, { chalk, width }: Paint): readonly string[] {
  const rate = census.total.entries / Math.max(1, census.milliseconds);
  const speed = census.milliseconds < 100 ? '' : `, ${inNumbers(Math.round(rate))} thousand entries a second`;
  const how = `in ${(census.milliseconds / 1000).toFixed(2)} s${speed}`;
  const title = census.complete ? `Counted ${how}` : `INCOMPLETE: the count was ended ${how}; there is more`;
  return [
    `  ${census.complete ? chalk.bold(title) : chalk.yellow(title)}`,
    ...censusRows(root, census).map(([name, value]) => `    ${name.padEnd(13)} ${value}`),
    ...census.outlook.flatMap(outlook => outlookSentences(outlook).map(text => hang('  → ', text, width))),
  ];
}
