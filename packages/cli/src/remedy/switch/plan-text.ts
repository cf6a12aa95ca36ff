import type { Argv } from '../changes.js';
import type { SwitchPlan } from './plan.js';
import { inWords } from './room.js';
import { containerdStore } from './target-edits.js';

/** A plan for people: what is done, in order, and what it means. */
export function planText(plan: SwitchPlan): string {
  const { target, from, version, store, size, room, configFile, containers, images } = plan;
  const copied = `${inWords(size.bytes)} in ${size.files} files${room.shares ? '; this file system shares the blocks' : `; ${inWords(room.freeBytes)} are free`}`;
  const steps = [
    ...(plan.validate ? ['have dockerd --validate look at the new configuration'] : []),
    ...(plan.keepImages ? [`save all images (${images?.length ?? 0}) with their tags`] : []),
    `stop Docker: ${commands(plan.service.stop)}${containers.running.length > 0 ? ` (containers that run stop with it: ${containers.running.length})` : ''}`,
    `copy ${store} aside, into a directory of its own there (${copied})`,
    ['edit ' + configFile, ...editLines(plan)].join('\n'),
    `start Docker: ${commands(plan.service.start)}`,
    ['hold docker info against what it must say', ...expectation(plan).map(line => `     ${line}`)].join('\n'),
    ...(plan.keepImages ? ['load the images'] : []),
  ];
  return [
    `Docker ${version} goes from ${from ?? 'no storage driver'} to ${target === containerdStore ? "containerd's image store" : target}:`,
    '',
    ...steps.map((step, index) => `${String(index + 1).padStart(2)}. ${step}`),
    '',
    ...meaning(plan),
    'If anything fails, all is put back as it was.',
    '',
  ].join('\n');
}

function meaning({ keepImages, images, containers, carried }: SwitchPlan): readonly string[] {
  const count = images?.length ?? 0;
  const kept = carried.filter(name => name !== 'lost+found');
  return [
    keepImages
      ? `Images (${count}) are carried over; containers (${containers.all}) are not: make them anew.`
      : `Images (${count}) and containers (${containers.all}) of now are not seen by the new driver; --keep-images carries the images over.`,
    'They stay on the disk, and `hostlint undo` brings them back.',
    ...(kept.length > 0 ? [`Not touched at all: ${kept.join(', ')}.`] : []),
  ];
}

function editLines({ edits, dropped }: SwitchPlan): readonly string[] {
  const lines = edits.map(({ key, value }) =>
    value === undefined ? `     - "${key.join('"."')}"` : `     + "${key.join('"."')}": ${JSON.stringify(value)}`,
  );
  const why = dropped.length > 0 ? [`     (the new driver refuses ${dropped.join(', ')})`] : [];
  return [...lines, ...why];
}

function expectation({ target, expected }: SwitchPlan): readonly string[] {
  const { storageDriver, backingFilesystem, supportsDType, nativeOverlayDiff } = expected;
  const told = [
    ['Storage Driver', storageDriver],
    ['Backing Filesystem', backingFilesystem],
    ['Supports d_type', supportsDType],
    ['Native Overlay Diff', nativeOverlayDiff],
    ['driver-type', target === containerdStore ? 'io.containerd.snapshotter.v1' : null],
  ] as const;
  return told.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
}

const commands = (all: readonly Argv[]): string => all.map(argv => argv.join(' ')).join('; ');
