import './hold-to-reads.js';
import { createFactStore } from '../fact-store.js';
import type { UnknownReason } from '../errors.js';
import type { Evidence } from '../evidence.js';
import type { Fact } from '../fact.js';
import type { HostSource } from '../source.js';
import { memorySource, type MemoryHost } from './memory-source.js';

export interface FactCase<T> {
  readonly name: string;
  readonly host: MemoryHost | HostSource;
  /** Engine versions that the user gave. */
  readonly engines?: Readonly<Record<string, string>>;
  /** The engines that the run judges; docker alone by default. */
  readonly judged?: readonly string[];
  /** The kernel that is judged in place of the one that boots. */
  readonly kernel?: string;
  /** The whole value … */
  readonly value?: T;
  /** … or the part of an object that matters here … */
  readonly part?: Partial<T>;
  /** … or why there is none. */
  readonly unknown?: UnknownReason;
  readonly evidence?: readonly Evidence[];
}

/** The cases given to testFact in this process by the fact's id, for the docs. */
export const testedFacts = new Map<string, readonly string[]>();

/** Tests a fact over hosts made of plain objects, with all the facts that it needs, under mocha's `describe` and `it`. */
export function testFact<T>(fact: Fact<T>, cases: readonly FactCase<T>[]): void {
  testedFacts.set(fact.id, [...(testedFacts.get(fact.id) ?? []), ...cases.map(({ name }) => name)]);
  describe(`fact ${fact.id}`, () => {
    const names = new Set<string>();
    for (const one of cases) {
      if (names.has(one.name)) throw new Error(`two cases are named "${one.name}"`);
      names.add(one.name);
      if (!('value' in one) && !('part' in one) && !one.unknown)
        throw new Error(`case "${one.name}" wants nothing: give value, part or unknown`);
      it(one.name, () => checkCase(fact, one));
    }
  });
}

async function checkCase<T>(fact: Fact<T>, one: FactCase<T>): Promise<void> {
  const source = 'read' in one.host ? one.host : memorySource(one.host);
  const store = createFactStore(source, {
    settings: {
      engines: one.engines ?? {},
      judged: one.judged ?? ['docker'],
      ...(one.kernel !== undefined && { kernel: one.kernel }),
    },
    timeoutMs: 5000,
  });
  const result = await store.get(fact);
  if (one.unknown) {
    if (result.known || result.reason !== one.unknown)
      throw new Error(`wanted unknown (${one.unknown}), got ${show(result)}`);
    return;
  }
  if (!result.known) throw new Error(`wanted a value, got unknown: ${result.reason}: ${result.detail}`);
  if ('value' in one && show(result.value) !== show(one.value))
    throw new Error(`wanted ${show(one.value)}\n   got ${show(result.value)}`);
  for (const [key, wanted] of Object.entries(one.part ?? {})) {
    const actual = (result.value as Record<string, unknown>)[key];
    if (show(actual) !== show(wanted)) throw new Error(`${key}: wanted ${show(wanted)}\n   got ${show(actual)}`);
  }
  if (one.evidence && show(result.evidence) !== show(one.evidence))
    throw new Error(`evidence: wanted ${show(one.evidence)}\n   got ${show(result.evidence)}`);
}

/** JSON with sorted keys, maps and sets, and with `undefined` apart from absence. */
function show(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) => {
      if (part === undefined) return '(undefined)';
      if (part instanceof Map) return { map: [...part] };
      if (part instanceof Set) return { set: [...part] };
      if (part instanceof Uint8Array) return { bytes: [...part] };
      if (typeof part === 'object' && part !== null && !Array.isArray(part))
        return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
      return part;
    }) ?? '(undefined)'
  );
}
