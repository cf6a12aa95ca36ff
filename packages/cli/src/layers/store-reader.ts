import { type HostSource, isUnknowable } from '@hostlint/core';
import type { Problem, ProblemKind } from './store.js';

const mostJsonBytes = 64 * 1024 * 1024;

/** Reads files of a store, and keeps what is wrong with them. What may not be read at all is thrown: half a store is none. */
export class StoreReader {
  readonly problems: Problem[] = [];

  constructor(readonly host: HostSource) {}

  problem(kind: ProblemKind, path: string, text: string): void {
    this.problems.push({ kind, path, text });
  }

  /** Names in a directory; none where it is not there. */
  async names(path: string): Promise<readonly string[]> {
    return (await this.#ask(path, () => this.host.list(path))) ?? [];
  }

  /** Names of directories in a directory. */
  async directories(path: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (const name of await this.names(path)) if (await this.isDirectory(`${path}/${name}`)) found.push(name);
    return found;
  }

  async isDirectory(path: string): Promise<boolean> {
    return (await this.#ask(path, () => this.host.stat(path, { follow: false })))?.type === 'directory';
  }

  async isThere(path: string): Promise<boolean> {
    return (await this.#ask(path, () => this.host.stat(path))) !== undefined;
  }

  /** Where a path leads; `undefined` where it leads nowhere. */
  realpath(path: string): Promise<string | undefined> {
    return this.#ask(path, () => this.host.realpath(path));
  }

  bytes(path: string, maxBytes = mostJsonBytes): Promise<Uint8Array | undefined> {
    return this.#ask(path, () => this.host.read(path, { maxBytes }));
  }

  /** Without the line end. */
  async text(path: string): Promise<string | undefined> {
    const bytes = await this.bytes(path, 1024 * 1024);
    return bytes && new TextDecoder().decode(bytes).trim();
  }

  async json(path: string): Promise<JsonValue | undefined> {
    const bytes = await this.bytes(path);
    if (bytes === undefined) return undefined;
    try {
      return new JsonValue(JSON.parse(new TextDecoder().decode(bytes)) as unknown);
    } catch {
      this.problem('unreadable', path, 'It is no JSON: it was cut off or overwritten, and the engine cannot read it.');
      return undefined;
    }
  }

  async #ask<T>(path: string, question: () => Promise<T | undefined>): Promise<T | undefined> {
    try {
      return await question();
    } catch (error) {
      if (!isUnknowable(error) || error.reason !== 'malformed') throw error;
      this.problem('unreadable', path, `It cannot be read: ${error.message}.`);
      return undefined;
    }
  }
}

/** A value of a JSON file of which nobody knows the form. */
export class JsonValue {
  constructor(readonly value: unknown) {}

  get(...names: readonly string[]): JsonValue {
    let value = this.value;
    for (const name of names) {
      const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
      value = isObject ? (value as Record<string, unknown>)[name] : undefined;
    }
    return new JsonValue(value);
  }

  get text(): string | null {
    return typeof this.value === 'string' ? this.value : null;
  }

  get number(): number | null {
    return typeof this.value === 'number' ? this.value : null;
  }

  get flag(): boolean | null {
    return typeof this.value === 'boolean' ? this.value : null;
  }

  get items(): readonly JsonValue[] {
    return Array.isArray(this.value) ? this.value.map(item => new JsonValue(item)) : [];
  }

  get texts(): readonly string[] {
    return this.items.flatMap(({ text }) => (text === null ? [] : [text]));
  }

  get entries(): readonly (readonly [string, JsonValue])[] {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) return [];
    return Object.entries(this.value).map(([name, value]) => [name, new JsonValue(value)] as const);
  }
}
