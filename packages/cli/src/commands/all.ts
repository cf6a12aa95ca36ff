import type { Command } from '../command.js';
import { check } from './check.js';
import { collect } from './collect.js';
import { diff } from './diff.js';
import { explain } from './explain.js';
import { facts } from './facts.js';
import { fix } from './fix.js';
import { layers } from './layers.js';
import { list } from './list.js';
import { plan } from './plan.js';
import { switchDriver } from './switch.js';
import { undo } from './undo.js';

/** In the order of the help; the first is the default. */
export const commands: readonly Command[] = [
  check,
  plan,
  fix,
  switchDriver,
  undo,
  collect,
  diff,
  explain,
  list,
  facts,
  layers,
];
