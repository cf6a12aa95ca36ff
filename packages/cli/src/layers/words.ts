import { cleanText } from '@hostlint/core';
import type { Container, Layer, Store, StoreEngine } from './store.js';

const engines: Readonly<Record<StoreEngine, string>> = { docker: 'Docker', containerd: 'containerd', podman: 'podman' };

export const engineName = (engine: StoreEngine): string => engines[engine];

/** With commas; Intl would take its time to load. */
export const inNumbers = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');

export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${inNumbers(number)} ${number === 1 ? one : many}`;

/** Bytes as people read them, in powers of ten. */
export function inBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let at = 0;
  let value = bytes;
  for (; value >= 999.5 && at < units.length - 1; at++) value /= 1000;
  return `${at === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[at]}`;
}

export const inPercent = (part: number, whole: number): string =>
  whole === 0 ? '' : `${((part * 100) / whole).toFixed(1).replace(/\.0$/, '')} %`;

/** An identifier as far as people need it. What is no digest stays whole. */
export function shortId(id: string): string {
  const [, hex, rest = ''] = /^(?:sha256:)?([0-9a-f]{64})(-init)?$/.exec(id) ?? [];
  return hex === undefined ? cleanText(id, 60) : hex.slice(0, 12) + rest;
}

/** What stands for a layer to people: what images end in it, which container writes to it. */
export function layerTitle(layer: Layer, store: Store): string {
  const images = store.images.filter(({ top }) => top === layer.id);
  const container = store.containers.find(one => one.layer === layer.id);
  const words = [
    ...images.map(image => imageName(image.names, image.id)),
    container ? `container ${containerName(container)}` : '',
    !container && layer.kind === 'container' ? 'written to' : '',
    layer.kind === 'init' ? 'init' : '',
    layer.kind === 'build-cache' ? 'build cache' : '',
    layer.kind === 'view' ? 'view' : '',
  ];
  return words.filter(word => word !== '').join(', ');
}

export const imageName = (names: readonly string[], id: string): string =>
  names.length > 0 ? names.map(name => cleanText(name, 200)).join(', ') : `unnamed ${shortId(id)}`;

export function containerName({ name, id, running }: Container): string {
  const state = running === null ? '' : running ? ' (running)' : ' (not running)';
  return `${cleanText(name ?? shortId(id), 200)}${state}`;
}

/** `3 images, 7 layers, 2 containers`. */
export const storeTally = ({ images, layers, containers }: Store): string =>
  [counted(images.length, 'image'), counted(layers.length, 'layer'), counted(containers.length, 'container')].join(
    ', ',
  );

export const mountWords = ({ mountedAt }: Layer): string =>
  mountedAt === undefined ? 'nobody can tell whether it is mounted' : mountedAt === null ? 'not mounted' : 'mounted';
