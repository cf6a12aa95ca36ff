import { createFactStore, matchReads, readsOf, type Fact, type HostSource, type Question } from '@hostlint/core';
import { memorySource } from '@hostlint/core/testing';
import rules from '@hostlint/rules';
import { expect } from 'chai';
import { openLive } from '../../packages/cli/src/sources/live.js';
import { recordSource } from '../../packages/cli/src/sources/snapshot/recording.js';
import { listen } from './listen.js';
import { sampleHosts } from '../lost-answers/sample-hosts.js';

const facts: readonly Fact<unknown>[] = rules.facts ?? [];

/** Where facts are tested they break on a question that they do not declare; says which did. */
async function askAll(host: HostSource): Promise<readonly string[]> {
  const store = createFactStore(host, {
    settings: { engines: {}, judged: ['docker', 'containerd', 'podman'] },
    timeoutMs: 60_000,
  });
  const outcomes = await Promise.allSettled(facts.map(fact => store.get(fact)));
  return [...new Set(outcomes.flatMap(one => (one.status === 'rejected' ? [String(one.reason)] : [])))];
}

/**
 * What a collector would miss that takes the declarations alone, and for `{configured}` the paths in the texts that it took: a usual path that
 * no text names must be declared itself.
 */
async function undeclaredOf(host: HostSource): Promise<readonly string[]> {
  const asked: Question[] = [];
  const named = new Set<string>();
  await askAll(listen(host, asked, named));
  const places = asked.flatMap(question => ('path' in question ? [question.path] : []));
  const concerned = [...named].filter(one => places.some(path => path.startsWith(one)));
  const expand = (path: string): readonly string[] =>
    path.includes('{configured}') ? concerned.map(one => path.replace('{configured}', one)) : [path];
  const { files, lists, stats, filesystems, commands, sockets, trials } = readsOf(facts, { seldom: true });
  const matches = matchReads({
    files: files.flatMap(one => expand(one.path).map(path => ({ ...one, path }))),
    lists: lists.flatMap(one => expand(one.path).map(path => ({ ...one, path }))),
    stats: stats.flatMap(expand),
    filesystems: filesystems.flatMap(expand),
    commands,
    sockets: sockets.flatMap(expand),
    trials: trials.flatMap(expand),
  });
  const missed = asked.filter(question => !matches(question)).map(question => JSON.stringify(question));
  return [...new Set(missed)].sort();
}

describe('what facts declare that they read', function () {
  this.timeout(60_000);
  for (const [name, host] of Object.entries(sampleHosts))
    it(`is all that they ask: ${name}`, async () => expect(await askAll(memorySource(host))).to.deep.equal([]));
  it('is all that they ask of this machine', async () => {
    expect(await askAll(recordSource(openLive({ probes: false })).source)).to.deep.equal([]);
  });

  for (const [name, host] of Object.entries(sampleHosts))
    it(`is what a collector finds by its words: ${name}`, async () =>
      expect(await undeclaredOf(memorySource(host))).to.deep.equal([]));
  it('is what a collector finds by its words on this machine', async () => {
    expect(await undeclaredOf(recordSource(openLive({ probes: false })).source)).to.deep.equal([]);
  });

  const { files, lists, stats, filesystems, commands } = readsOf(facts, { seldom: true });
  const paths = [...files.map(({ path }) => path), ...lists.map(({ path }) => path), ...stats, ...filesystems];
  it('has absolute paths and known words in braces', () => {
    const wrong = paths.filter(path => {
      const plain = path.replace(/\{(?:kernel|uid|pid|home|configured|cgroup|mount)\}/g, 'x');
      return /[{}?[\]\\]|\/\/|\/$|\*\*/.test(plain) || !/^(?:\/|\{(?:home|configured|mount)\})/.test(path);
    });
    expect(wrong).to.deep.equal([]);
  });
  it('tells programs by their names', () => {
    expect(commands.filter(([program]) => program.includes('/'))).to.deep.equal([]);
  });
});
