import { isSince } from '../docker-options/engine-version.js';
import { sizeProblem } from '../go-parse/size.js';
import type { Ask } from '../open-questions.js';
import type { Refusal } from './causes.js';
import type { PodmanDriver } from './drivers.js';
import type { PodmanBuild } from './podman-version.js';
import type { DriverOption } from './store-options.js';

/** What is at a path that an option names. `read-only`: a directory without the lock file that it would get. */
export type PathState = 'absent' | 'directory' | 'read-only' | 'other';

export interface OptionSurroundings {
  readonly library: string;
  readonly build: PodmanBuild;
  readonly store: { readonly options: readonly DriverOption[] };
  /** `null`: it cannot be told. */
  stateOf(path: string): PathState | null;
}

export interface ParsedDriverOptions {
  /** The first option that ends podman. */
  readonly refusal?: Refusal;
  readonly mountProgram: string;
  readonly mountOptions: string;
  readonly quota: boolean;
  readonly forceMask: boolean;
  readonly composefs: boolean;
  /** Directories with images of their own. */
  readonly imageStores: readonly string[];
  readonly dataset: boolean;
}

interface Parsing {
  mountProgram: string;
  mountOptions: string;
  quota: boolean;
  forceMask: boolean;
  composefs: boolean;
  imageStores: string[];
  dataset: boolean;
}

/** An option that podman refuses, in its own words where they are worth it. */
class OptionFault extends Error {
  override readonly cause: Refusal['cause'];
  constructor(message: string, cause: Refusal['cause'] = 'storage-option') {
    super(message);
    this.cause = cause;
  }
}

/**
 * Reads the options as one driver does.
 * Source: containers/storage v1.43.0, v1.57.2, v1.62.0, v1.64.0 drivers/<driver> parseOptions, pkg/parsers ParseKeyValueOpt.
 */
export function parseDriverOptions(driver: PodmanDriver, around: OptionSurroundings, ask: Ask): ParsedDriverOptions {
  const parsed: Parsing = {
    mountProgram: '',
    mountOptions: '',
    quota: false,
    forceMask: false,
    composefs: false,
    imageStores: [],
    dataset: false,
  };
  for (const option of around.store.options) {
    try {
      const own = nameFor(driver, option.text, around.library);
      if (own) parseOne(parsed, driver, own, around, ask);
    } catch (error) {
      if (!(error instanceof OptionFault)) throw error;
      const refusal: Refusal = {
        cause: error.cause,
        driver,
        message: error.message,
        names: [option.text],
        evidence: option.evidence,
      };
      return { ...parsed, refusal };
    }
  }
  return parsed;
}

/** `mountopt` of overlay, the last one: podman remembers trials under its name. */
export function overlayMountOptions(library: string, options: readonly DriverOption[]): string {
  const own = options.flatMap(({ text }) => {
    try {
      return nameFor('overlay', text, library) ?? [];
    } catch (error) {
      if (error instanceof OptionFault) return [];
      throw error;
    }
  });
  return own.findLast(({ name }) => name === 'mountopt')?.value ?? '';
}

interface OwnOption {
  readonly name: string;
  readonly value: string;
}

const drivers = ['overlay', 'overlay2', 'btrfs', 'zfs', 'vfs'];

/** The option as this driver calls it; `undefined`: it is for another driver, which only 1.63 and later skip. */
function nameFor(driver: PodmanDriver, text: string, library: string): OwnOption | undefined {
  const equals = text.indexOf('=');
  if (equals === -1) throw new OptionFault(`unable to parse key/value option: ${text}`);
  const key = text.slice(0, equals).trim().toLowerCase();
  const value = text.slice(equals + 1).trim();
  if (!isSince(library, '1.63')) return { name: oldName(driver, key), value };
  const dot = key.indexOf('.');
  if (dot === -1) return { name: key, value };
  const owner = key.slice(0, dot);
  const name = key.slice(dot + 1);
  if (owner !== '' && !drivers.includes(owner)) throw new OptionFault(`unknown driver "${owner}" in option "${text}"`);
  return owner === '' || owner === driver || (driver === 'overlay' && owner === 'overlay2')
    ? { name, value }
    : undefined;
}

/** Only overlay takes options without its name. An empty name of the driver serves vfs for two of them. */
function oldName(driver: PodmanDriver, key: string): string {
  if (driver === 'overlay')
    return key
      .replace(/^overlay\./, '')
      .replace(/^overlay2\./, '')
      .replace(/^\./, '');
  if (driver === 'vfs' && (key === '.imagestore' || key === '.ignore_chown_errors')) return key.slice(1);
  return key.startsWith(`${driver}.`) ? key.slice(driver.length + 1) : `(${key})`;
}

function parseOne(
  parsed: Parsing,
  driver: PodmanDriver,
  option: OwnOption,
  around: OptionSurroundings,
  ask: Ask,
): void {
  switch (driver) {
    case 'overlay':
      return overlayOption(parsed, option, around, ask);
    case 'vfs':
      return vfsOption(parsed, option, around.library);
    case 'btrfs':
      if (option.name === 'min_space' || (option.name === 'size' && isSince(around.library, '1.63'))) {
        wantSize(option.value, around);
        parsed.quota = true;
        return;
      }
      throw new OptionFault(
        option.name === 'mountopt'
          ? 'btrfs driver does not support mount options'
          : `unknown option ${shown(option.name)}`,
      );
    case 'zfs':
      if (option.name === 'fsname') parsed.dataset = option.value !== '';
      else if (option.name !== 'mountopt') throw new OptionFault(`unknown option ${shown(option.name)}`);
      return;
    case 'aufs':
      if (option.name !== 'mountopt') throw new OptionFault(`option ${shown(option.name)} not supported`);
      return;
    case 'devicemapper':
      return;
  }
}

const shown = (name: string): string => name.replace(/^\((.*)\)$/, '$1');

function vfsOption(parsed: Parsing, { name, value }: OwnOption, library: string): void {
  if (name === 'imagestore') for (const one of value.split(',')) parsed.imageStores.push(one);
  else if (name === 'ignore_chown_errors') wantBool(value);
  else if (name === 'mountopt') throw new OptionFault('vfs driver does not support mount options');
  else if (name === 'vfs.sync' && isSince(library, '1.63')) wantSync(value);
  else
    throw new OptionFault(`vfs driver does not support ${name.startsWith('(') ? shown(name) : `vfs.${name}`} options`);
}

function overlayOption(parsed: Parsing, { name, value }: OwnOption, around: OptionSurroundings, ask: Ask): void {
  switch (name) {
    case 'override_kernel_check':
      return;
    case 'mountopt':
      parsed.mountOptions = value;
      return;
    case 'size':
      wantSize(value, around);
      parsed.quota ||= !isZeroSize(value);
      return;
    case 'inodes':
      if (!/^\d+$/.test(value)) throw new OptionFault(`strconv.ParseUint: parsing "${value}": invalid syntax`);
      parsed.quota ||= /[1-9]/.test(value);
      return;
    case 'imagestore':
    case 'additionalimagestore':
      for (const one of storesOf(value, around, ask, 'image path')) parsed.imageStores.push(one);
      return;
    case 'additionallayerstore':
      storesOf(value, around, ask, 'additionallayerstore path');
      return;
    case 'mount_program':
      if (value !== '' && isAbsent(value, around, ask))
        throw new OptionFault(`overlay: can't stat program "${value}": no such file or directory`, 'mount-program');
      parsed.mountProgram = value;
      return;
    case 'use_composefs':
      if (!isSince(around.library, '1.52')) break;
      parsed.composefs = wantBool(value);
      return;
    case 'skip_mount_home':
      // 1.43 forgets to look at the error, which the next option then overwrites.
      if (isSince(around.library, '1.45')) wantBool(value);
      return;
    case 'ignore_chown_errors':
      wantBool(value);
      return;
    case 'force_mask':
      if (value !== 'shared' && value !== 'private' && !/^[+-]?[0-7]+$/.test(value))
        throw new OptionFault(`strconv.ParseInt: parsing "${value}": invalid syntax`);
      parsed.forceMask = true;
      return;
    case 'sync':
      if (!isSince(around.library, '1.63')) break;
      wantSync(value);
      return;
  }
  throw new OptionFault(`overlay: unknown option ${name}`);
}

function storesOf(value: string, around: OptionSurroundings, ask: Ask, what: string): readonly string[] {
  if (value === '') return [];
  return value.split(',').map(written => {
    const isLayer = what.startsWith('additionallayerstore');
    const [path = '', ...flags] = isLayer ? written.split(':') : [written];
    if (!path.startsWith('/'))
      throw new OptionFault(`overlay: ${what} "${path}" is not absolute.  Can not be relative`, 'image-store');
    const state = ask(`what is at ${path}`, around.stateOf(path), ['absent', 'directory'] as const);
    if (state === 'absent')
      throw new OptionFault(`overlay: can't stat imageStore dir ${path}: no such file or directory`, 'image-store');
    if (state === 'read-only' && !isLayer && !isSince(around.library, '1.52'))
      throw new OptionFault(`open ${path}/overlay-images/images.lock: read-only file system`, 'image-store');
    if (state === 'other') throw new OptionFault(`overlay: ${what} "${path}" must be a directory`, 'image-store');
    const strange = flags.find((flag, index) => flag !== 'ref' || flags.indexOf(flag) !== index);
    if (strange !== undefined)
      throw new OptionFault(
        `overlay: additionallayerstore config "${path}" contains unknown option "${strange}"`,
        'image-store',
      );
    return path;
  });
}

const isAbsent = (path: string, around: OptionSurroundings, ask: Ask): boolean =>
  ask(`what is at ${path}`, around.stateOf(path), ['absent', 'other'] as const) === 'absent';

const trues = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const falses = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

function wantBool(value: string): boolean {
  if (!trues.includes(value) && !falses.includes(value))
    throw new OptionFault(`strconv.ParseBool: parsing "${value}": invalid syntax`);
  return trues.includes(value);
}

/** Docker's go-units: v0.5.0, and in Debian's builds v0.4.0 until 5.8. Measured with podman 4.3.1, 5.4.2 and 5.8.6 of Debian. */
function wantSize(value: string, { library, build }: OptionSurroundings): void {
  const isOld = build === 'debian' && !isSince(library, '1.62');
  const problem = sizeProblem(isOld ? '20.10' : '23.0', value);
  if (problem !== undefined) throw new OptionFault(problem);
}

/** Whole bytes are counted: `0.5` is none. */
const isZeroSize = (value: string): boolean => Number.parseFloat(value) === 0 || /^[+]?0?\.\d+\s*b?$/i.test(value);

function wantSync(value: string): void {
  if (!['', 'none', 'filesystem'].includes(value.trim().toLowerCase()))
    throw new OptionFault(`invalid sync mode: "${value}"`);
}
