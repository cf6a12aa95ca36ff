import fs from 'node:fs';
import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { getOverSocket } from '../sources/live/unix-http.js';
import { RemedyError } from './remedy-error.js';

const askMs = 20_000;

/** What `docker info` says, as far as a switch is concerned. */
export interface DaemonInfo {
  readonly driver: string | null;
  readonly status: ReadonlyMap<string, string>;
}

/** `undefined`: nobody answers. */
export async function askInfo(socket: string, timeoutMs = askMs): Promise<DaemonInfo | undefined> {
  const info = await getJson(socket, '/info', timeoutMs);
  if (typeof info !== 'object' || info === null) return undefined;
  const { Driver: driver, DriverStatus: status } = info as {
    readonly Driver?: unknown;
    readonly DriverStatus?: unknown;
  };
  const pairs = Array.isArray(status) ? (status as readonly (readonly [string, string])[]) : [];
  return { driver: typeof driver === 'string' ? driver : null, status: new Map(pairs) };
}

export interface StoredImage {
  /** Tags, or the id of an image without any. */
  readonly names: readonly string[];
  readonly bytes: number;
}

export async function listImages(socket: string): Promise<readonly StoredImage[]> {
  const images = await getJson(socket, '/images/json', askMs);
  if (!Array.isArray(images)) throw new RemedyError(`"${socket}" does not list images`);
  return (
    images as readonly { readonly Id: string; readonly RepoTags?: readonly string[] | null; readonly Size?: number }[]
  ).map(({ Id, RepoTags, Size }) => {
    const tags = (RepoTags ?? []).filter(tag => tag !== '<none>:<none>');
    return { names: tags.length > 0 ? tags : [Id], bytes: Size ?? 0 };
  });
}

export interface ListedContainers {
  readonly all: number;
  /** Ids of those that run, oldest first. */
  readonly running: readonly string[];
}

export async function listContainers(socket: string): Promise<ListedContainers> {
  const containers = await getJson(socket, '/containers/json?all=1', askMs);
  type Container = { readonly Id: string; readonly State?: string };
  const list = Array.isArray(containers) ? (containers as readonly Container[]) : [];
  const running = list.filter(({ State }) => State === 'running').map(({ Id }) => Id);
  return { all: list.length, running: running.reverse() };
}

/** Starts containers when Docker answers. One that cannot be started keeps no other from it, and is left as it is. */
export async function startContainers(
  { socket, containers }: { readonly socket: string; readonly containers: readonly string[] },
  waitMs: number,
): Promise<void> {
  for (const deadline = Date.now() + waitMs; (await answers(socket)) === false;) {
    if (Date.now() > deadline)
      throw new RemedyError(`Docker does not answer on "${socket}", so no containers were started`);
    await sleep(200);
  }
  for (const id of containers) {
    try {
      (
        await call({ socketPath: socket, path: `/containers/${id}/start`, method: 'POST' }, undefined, undefined)
      ).resume();
    } catch {
      // It may be gone, or what it depends on.
    }
  }
}

async function answers(socket: string): Promise<boolean> {
  try {
    return (await askInfo(socket)) !== undefined;
  } catch {
    return false;
  }
}

/** Writes images to a file, as `docker save` does. */
export async function saveImages(
  socket: string,
  names: readonly string[],
  file: string,
  signal?: AbortSignal,
): Promise<void> {
  const query = names.map(name => `names=${encodeURIComponent(name)}`).join('&');
  const answer = await call({ socketPath: socket, path: `/images/get?${query}`, method: 'GET' }, undefined, signal);
  await pipeline(answer, fs.createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }), { signal });
}

/** Reads images from such a file, as `docker load` does. */
export async function loadImages(socket: string, file: string, signal?: AbortSignal): Promise<void> {
  const headers = { 'Content-Type': 'application/x-tar', 'Content-Length': fs.statSync(file).size };
  const answer = await call(
    { socketPath: socket, path: '/images/load?quiet=1', method: 'POST', headers },
    file,
    signal,
  );
  let said = '';
  for await (const chunk of answer) said = (said + String(chunk)).slice(-100_000);
  const fault = /"error":"((?:[^"\\]|\\.)*)"/.exec(said)?.[1];
  if (fault !== undefined) throw new RemedyError(`images could not be loaded: ${fault}`);
}

async function getJson(socket: string, path: string, timeoutMs: number): Promise<unknown> {
  const bytes = await getOverSocket(socket, path, { timeoutMs });
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as unknown);
}

/** A request whose answer is a success, its body still to be read. */
function call(
  options: RequestOptions,
  bodyFile: string | undefined,
  signal: AbortSignal | undefined,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request({ ...options, agent: false, ...(signal ? { signal } : {}) }, response => {
      if ([200, 204, 304].includes(response.statusCode ?? 0)) return resolve(response);
      let said = '';
      response.on('data', (chunk: Buffer) => (said += chunk.toString()).slice(0, 2000));
      response.on('end', () =>
        reject(
          new RemedyError(`Docker answers ${options.path?.split('?')[0]} with HTTP ${response.statusCode}: ${said}`),
        ),
      );
    });
    asked.on('error', reject);
    if (bodyFile === undefined) asked.end();
    else pipeline(fs.createReadStream(bodyFile), asked).catch(reject);
  });
}
