import rules from '@hostlint/rules';
import { createFactStore, type HostSource, isUnknowable } from '@hostlint/core';
import { expect } from 'chai';
import { openLive } from '../../packages/cli/src/sources/live.js';
import { recordSource } from '../../packages/cli/src/sources/snapshot/recording.js';
import { scriptOf, sourceOf, takeSnapshot } from './take-snapshot.js';

interface Question {
  readonly words: readonly string[];
  ask(source: HostSource): Promise<unknown>;
}

/** What the facts of this machine ask of it, each question once. */
async function questionsOfFacts(): Promise<readonly Question[]> {
  const asked = new Map<string, Question>();
  const live = openLive();
  const note = <T>(words: readonly string[], ask: (source: HostSource) => Promise<T>): Promise<T> => {
    asked.set(JSON.stringify(words), { words, ask });
    return ask(live);
  };
  const listening: HostSource = {
    kind: 'live',
    read: (path, options) => note(['read', path], source => source.read(path, options)),
    list: (path, options) => note(['list', path], source => source.list(path, options)),
    stat: (path, options) =>
      note(['stat', path, String(options?.follow ?? true)], source => source.stat(path, options)),
    realpath: path => note(['realpath', path], source => source.realpath(path)),
    filesystem: path => note(['filesystem', path], source => source.filesystem(path)),
    run: command => note(['run', ...command], source => source.run(command)),
    get: (socket, path) => note(['get', socket, path], source => source.get(socket, path)),
    probe: (name, path) => live.probe(name, path),
  };
  const { source } = recordSource(listening);
  const store = createFactStore(source, {
    settings: { engines: {}, judged: ['docker', 'containerd', 'podman', 'kubernetes'] },
    timeoutMs: 20_000,
  });
  await Promise.allSettled((rules.facts ?? []).map(fact => store.get(fact)));
  live.close();
  return [...asked.values()];
}

/** What no shell script can bring, and why. */
const exceptions: readonly (readonly [question: RegExp, why: string])[] = [
  [/^read \S+\/(?:bolt_state\.db|db\.sql(?:-wal)?)$/, 'the environments of containers are in it: secrets'],
];

/** What changes from one look to the next, or is told of each process by itself. */
const changing =
  /^(?:read|stat|list|realpath) \/(?:proc|sys|dev|run|tmp)\b|^(?:stat|filesystem) \/(?:\S*\/)?(?:var|lib|work|root|etc)?$|^filesystem /;

describe('what facts ask of this machine', function () {
  this.timeout(120_000);
  let questions: readonly Question[];
  let snapshot: HostSource;
  before(async () => {
    const taken = await takeSnapshot(['sh', '-s'], scriptOf());
    expect(taken.stderr).to.equal('');
    expect(taken.code).to.equal(0);
    snapshot = await sourceOf(taken);
    questions = await questionsOfFacts();
  });

  it('is answered by what the script wrote', async () => {
    const open: string[] = [];
    for (const { words, ask } of questions) {
      const question = words.slice(0, words[0] === 'stat' ? 2 : undefined).join(' ');
      try {
        await ask(snapshot);
      } catch (error) {
        if (!isUnknowable(error)) throw error;
        if (error.reason === 'not-captured') open.push(question);
      }
    }
    expect(questions.length).to.be.greaterThan(300);
    expect(open.filter(question => !exceptions.some(([pattern]) => pattern.test(question)))).to.deep.equal([]);
  });
  it('is answered alike', async () => {
    const live = openLive();
    const other: string[] = [];
    for (const { words, ask } of questions) {
      const question = words.slice(0, words[0] === 'stat' ? 2 : undefined).join(' ');
      if (changing.test(question)) continue;
      const [was, is] = await Promise.all([snapshot, live].map(source => ask(source).then(plain, plain)));
      if (was !== is && !/not-captured/.test(String(was)))
        other.push(`${question}: ${String(was).slice(0, 200)} is ${String(is).slice(0, 200)}`);
    }
    live.close();
    expect(other).to.deep.equal([]);
  });
});

function plain(answer: unknown): string {
  if (isUnknowable(answer)) return answer.reason;
  if (answer instanceof Uint8Array) return Buffer.from(answer).toString('latin1');
  return JSON.stringify(answer) ?? 'absent';
}
