import fs from 'node:fs';
import { codeOf } from '../live/fault.js';
import { breath, halves, toBytes, type Walk } from './walk.js';

/** The slow way, which needs nothing but Node: asks each entry for itself. */
export const statWalk: Walk = function* (tree, tally, sizes) {
  const pending = [{ number: tally.directory(-1), path: tree.path }];
  let read = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    let names: Buffer[];
    try {
      if (sizes) {
        const { size, blocks } = fs.lstatSync(toBytes(next.path));
        tally.bytes(size, blocks);
      }
      names = fs.readdirSync(toBytes(next.path), { encoding: 'buffer' }) as unknown as Buffer[];
    } catch (error) {
      tally.lost(next.path, codeOf(error));
      continue;
    }
    for (const name of names) {
      const path = `${next.path}/${name.toString('latin1')}`;
      const stats = fs.lstatSync(toBytes(path), { throwIfNoEntry: false, bigint: true });
      if (!stats) continue;
      if (stats.isDirectory()) {
        if (tree.without.has(path)) continue;
        const number = tally.directory(next.number);
        if (Number(stats.dev) !== tree.device || tree.mountPoints.has(path)) tally.losses.mountPoints++;
        else pending.push({ number, path });
      } else {
        const { high, low } = halves(stats.ino);
        if (tally.other(next.number, high, low, stats.isFile()) && sizes)
          tally.bytes(Number(stats.size), Number(stats.blocks));
      }
      if (++read >= breath / 10) {
        read = 0;
        yield;
      }
    }
  }
};
