import { expect } from 'chai';
import { skipBecause } from '../../skip-because.js';
import { obstacle } from '../daemons.js';
import { bundleBreakable } from './breakable-tool.js';
import { fillStore, storeOf, type StoreState } from './filled-store.js';
import { Lab, type Ran } from './lab.js';

const daemonJson = '{\n    "storage-driver": "vfs",\n    "labels": ["a=b"]\n}\n';

// Each point takes seconds. HOSTLINT_EVERY_POINT=1 leaves none out.
const stride = process.env['HOSTLINT_EVERY_POINT'] === '1' ? 1 : 2;

describe('a switch that is killed at any point', function () {
  this.timeout(1_200_000);
  let lab: Lab;
  let tool: string;
  let state: StoreState;

  before(async function () {
    const why = obstacle();
    if (why !== undefined) skipBecause(this, why);
    tool = await bundleBreakable();
    lab = await Lab.open({ mkfs: 'mkfs.ext4 -q -F', daemonJson });
    await lab.shell('$LAB/start');
    await fillStore(lab);
    state = await storeOf(lab, 'vfs');
  });
  after(() => lab?.close());

  const breakable = (variables: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Ran> =>
    lab.run('env', ...Object.entries(variables).map(([name, value]) => `${name}=${value}`), 'node', tool, ...words);
  const doSwitch = (variables: Readonly<Record<string, string>> = {}): Promise<Ran> =>
    breakable(variables, 'switch', 'overlay2', '--yes', ...lab.words);
  const doUndo = (variables: Readonly<Record<string, string>> = {}): Promise<Ran> =>
    breakable(variables, 'undo', '--yes', '--journal', `${lab.place}/journal`);

  async function expectBefore(what: string): Promise<void> {
    expect(await storeOf(lab, 'vfs'), what).to.deep.equal(state);
    expect((await lab.info())['Driver'], what).to.equal('vfs');
    expect(await lab.shell('cat $LAB/daemon.json'), what).to.equal(daemonJson);
    expect(await lab.shell('ls -A $LAB | grep hostlint || true'), what).to.equal('');
  }

  async function forgetAll(): Promise<void> {
    await lab.shell('rm -rf $LAB/journal $ROOT/.hostlint-*');
  }

  async function pointsOf(run: (variables: Readonly<Record<string, string>>) => Promise<Ran>): Promise<number> {
    const file = `${lab.place}/points`;
    await lab.shell('rm -f $LAB/points');
    const ran = await run({ POINTS: file });
    expect(ran.code, ran.stderr).to.equal(0);
    return (await lab.shell('wc -l < $LAB/points')).trim() as unknown as number;
  }

  it('is mended by undo, or by the next switch', async () => {
    const points = Number(await pointsOf(doSwitch));
    expect((await doUndo()).code).to.equal(0);
    await forgetAll();
    expect(points).to.be.at.least(20);
    for (let point = 1; point <= points; point += stride) {
      const killed = await doSwitch({ STOP_AT: String(point) });
      expect(killed.code, `point ${point}: ${killed.stderr}`).to.be.greaterThan(100);
      if (point % 3 === 0) {
        const again = await doSwitch();
        expect(again.code, `point ${point}: ${again.stderr}`).to.equal(0);
        expect((await lab.info())['Driver']).to.equal('overlay2');
      }
      const undone = await doUndo();
      expect(undone.code, `point ${point}: ${undone.stderr}`).to.equal(0);
      await expectBefore(`killed at point ${point}`);
      expect(await lab.shell('ls -d $ROOT/.hostlint-*/copy 2> /dev/null || true'), `point ${point}`).to.equal('');
      await forgetAll();
    }
  });

  it('is mended where the copy goes on by itself', async () => {
    await lab.shell(
      `mkdir -p $LAB/bin; printf '%s\\n' '#!/bin/sh' 'case "$*" in *reflink=auto*) /bin/cp "$@"; while :; do for last; do :; done; touch $last/more; done;; esac' 'exec /bin/cp "$@"' > $LAB/bin/cp; chmod 755 $LAB/bin/cp`,
    );
    const run = `PATH=$LAB/bin:$PATH node ${tool} switch overlay2 --yes ${lab.words.join(' ')} > $LAB/out 2>&1 & p=$!; until [ -e $ROOT/.hostlint-*/copy/more ]; do sleep 0.1; done; kill -KILL $p; wait $p || true`;
    await lab.shell(run);
    const undone = await doUndo();
    expect(undone.code, undone.stderr).to.equal(0);
    await expectBefore('killed while it copies');
    expect(await lab.shell('ls -d $ROOT/.hostlint-* 2> /dev/null || true')).to.equal('');
    await lab.shell('rm -rf $LAB/bin');
    await forgetAll();
  });

  it('is mended also when undoing is killed', async () => {
    expect((await doSwitch()).code).to.equal(0);
    const points = Number(await pointsOf(doUndo));
    await forgetAll();
    expect(points).to.be.at.least(15);
    for (let point = 1; point <= points; point += stride) {
      expect((await doSwitch()).code).to.equal(0);
      const killed = await doUndo({ STOP_AT: String(point) });
      expect(killed.code, `point ${point}: ${killed.stderr}`).to.be.greaterThan(100);
      // A machine that starts again starts its services, whatever state they are in.
      if (point % 3 === 0) await lab.run(`${lab.place}/start`);
      const undone = await doUndo();
      expect(undone.code, `point ${point}: ${undone.stderr}`).to.equal(0);
      await expectBefore(`undoing killed at point ${point}`);
      await forgetAll();
    }
  });

  it('is put back when any step fails', async () => {
    const failures = ['store copied', 'store-use intended', 'file written beside', 'service made', 'verified'];
    for (const point of failures) {
      const failed = await doSwitch({ FAIL_AT: point });
      expect(failed.code, `${point}: ${failed.stderr}`).to.equal(1);
      expect(failed.stdout, point).to.include(`made to fail at ${point}`).and.include('All is as it was before.');
      await expectBefore(`failed at ${point}`);
      expect(await lab.shell('ls -d $ROOT/.hostlint-* 2> /dev/null || true'), point).to.equal('');
      await forgetAll();
    }
  });
});
