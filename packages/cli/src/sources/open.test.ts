import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { memorySource } from '@hostlint/core/testing';
import { expect } from 'chai';
import { contentKind } from './content-kind.js';
import { openSource } from './open.js';
import { recordSource } from './snapshot/recording.js';
import { isTargetError } from './target-error.js';

describe('opening a target', () => {
  let home: string;
  let snapshot: string;
  before(async () => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-open-'));
    const recording = recordSource(memorySource({ files: { '/etc/hostname': 'web-1' } }));
    await recording.source.read('/etc/hostname');
    snapshot = recording.toSnapshot();
    fs.writeFileSync(`${home}/any.name`, snapshot);
  });
  after(() => fs.rmSync(home, { recursive: true }));

  const hostname = async (target: string, stdin?: string): Promise<string> => {
    const source = await openSource(target, stdin === undefined ? {} : { stdin: Readable.from([Buffer.from(stdin)]) });
    return new TextDecoder().decode(await source.read('/etc/hostname'));
  };
  const refused = async (target: string, stdin?: string): Promise<string> => {
    const error: unknown = await hostname(target, stdin).catch((error: unknown) => error);
    expect(isTargetError(error)).to.equal(true);
    return (error as Error).message;
  };

  it('is the live machine where none is named', async () => {
    expect((await openSource()).kind).to.equal('live');
  });
  it('tells a snapshot by its content', async () => {
    expect(await hostname(`${home}/any.name`)).to.equal('web-1');
    expect(await hostname('-', snapshot)).to.equal('web-1');
    expect(await hostname('-', `\ufeff${snapshot}`)).to.equal('web-1');
  });
  it('says what to do about targets that it cannot judge', async () => {
    expect(await refused(home)).to.include('without a root file system');
    expect(await refused(`${home}/no`)).to.include('there is no such file');
    expect(await refused('-', '')).to.include('pipe one in');
    expect(await refused('-')).to.include('pipe one in');
    fs.writeFileSync(`${home}/text`, 'hello');
    expect(await refused(`${home}/text`)).to.include('of no form that is known');
    fs.writeFileSync(`${home}/empty`, '');
    expect(await refused(`${home}/empty`)).to.include('of no form that is known');
    fs.writeFileSync(`${home}/json`, '{"a":1}');
    expect(await refused(`${home}/json`)).to.include('is not a snapshot of hostlint');
  });
  it('names disk images, which it does not read yet', async () => {
    execFileSync('truncate', ['-s', '3G', `${home}/image`]);
    fs.writeSync(fs.openSync(`${home}/image`, 'r+'), 'QFI\u00fb', 0, 'latin1');
    expect(await refused(`${home}/image`)).to.include('qcow2');
    const gpt = new Uint8Array(2048);
    gpt.set(Buffer.from('EFI PART'), 512);
    expect(contentKind(gpt)).to.deep.equal({ unsupported: 'a GPT disk image' });
  });
});
