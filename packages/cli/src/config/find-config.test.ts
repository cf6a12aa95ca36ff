import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { findConfig } from './find-config.js';

describe('findConfig', () => {
  let folder: string;
  let inner: string;
  const write = (...parts: readonly string[]): string => {
    const path = join(folder, ...parts);
    writeFileSync(path, '');
    return path;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hostlint-config-'));
    inner = join(folder, 'a', 'b');
    mkdirSync(inner, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('looks upward, the nearest first', () => {
    const outer = write('hostlint.config.js');
    expect(findConfig(inner, undefined)).to.equal(outer);
    const near = write('a', 'hostlint.config.json');
    expect(findConfig(inner, undefined)).to.equal(near);
  });

  it('takes a module before JSON in one folder', () => {
    write('hostlint.config.json');
    const module = write('hostlint.config.mjs');
    expect(findConfig(folder, undefined)).to.equal(module);
  });

  it('does not load what another user has left in the way', () => {
    const path = write('hostlint.config.js');
    const { uid } = statSync(path);
    const stranger = uid + 1;
    expect(findConfig(folder, { uid, invokerUid: undefined })).to.equal(path);
    expect(findConfig(folder, { uid: stranger, invokerUid: uid })).to.equal(path);
    if (uid === 0) return;
    expect(() => findConfig(folder, { uid: stranger, invokerUid: undefined })).to.throw('belongs to another user');
  });
});
