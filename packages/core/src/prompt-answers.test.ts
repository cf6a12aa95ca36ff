import { expect } from 'chai';
import { defineFact } from './fact.js';
import { createFactStore } from './fact-store.js';
import { answerPromptly } from './prompt-answers.js';
import { rememberAnswers } from './remembered-source.js';
import type { HostSource, PromptAnswers } from './source.js';
import { memorySource } from './testing/index.js';

const length = defineFact({
  id: 'a/length',
  summary: '',
  reads: { files: ['/a'] },
  collect: async host => (await host.read('/a'))?.length ?? null,
});

const valueOn = async (host: HostSource): Promise<unknown> => {
  const store = createFactStore(host, { settings: { engines: {}, judged: [] }, timeoutMs: 1000 });
  const result = await store.get(length);
  return result.known && result.value;
};

describe('a source that answers promptly', () => {
  const plain = memorySource({ files: { '/a': 'a' } });
  const answers: PromptAnswers = { ...plain, read: () => new Uint8Array(2) };
  const host = answerPromptly({ ...plain }, answers);

  it('is asked so', async () => {
    expect((await rememberAnswers(host).read('/a'))?.length).to.equal(2);
  });

  it('is asked by the verbs of what wraps it, where something does', async () => {
    const shadowed = { ...host, read: async () => new Uint8Array(3) };
    expect(await valueOn(shadowed)).to.equal(3);
    expect(await valueOn(rememberAnswers(shadowed))).to.equal(3);
  });
});
