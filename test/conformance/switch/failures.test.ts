import { expect } from 'chai';
import { skipBecause } from '../../skip-because.js';
import { obstacle } from '../daemons.js';
import { bundleTool } from '../forecast-bundle.js';
import { fillStore, storeOf, type StoreState } from './filled-store.js';
import { Lab, type Ran } from './lab.js';

const daemonJson = '{\n  "storage-driver": "vfs"\n}\n';

describe('a switch of the storage driver that cannot be', function () {
  this.timeout(300_000);
  let tool: string;
  let lab: Lab;
  let state: StoreState;

  before(async function () {
    const why = obstacle();
    if (why !== undefined) skipBecause(this, why);
    tool = await bundleTool();
    lab = await Lab.open({ mkfs: 'mkfs.ext4 -q -F', daemonJson });
    await lab.shell('$LAB/start; cp $LAB/start $LAB/start.good; cp $LAB/stop $LAB/stop.good; mkdir $LAB/bin');
    await fillStore(lab);
    state = await storeOf(lab, 'vfs');
  });
  after(() => lab?.close());
  afterEach(async () => {
    await lab?.shell('cp $LAB/start.good $LAB/start; cp $LAB/stop.good $LAB/stop; rm -f $LAB/bin/*');
  });

  const doSwitch = (...words: readonly string[]): Promise<Ran> =>
    lab.run(
      'env',
      `PATH=${lab.place}/bin:${process.env['PATH']}`,
      'node',
      tool,
      'switch',
      'overlay2',
      '--yes',
      ...lab.words,
      ...words,
    );

  /** Puts a program of this name before that of the system. */
  const program = (name: string, ...lines: readonly string[]): Promise<string> =>
    lab.shell(
      `printf '%s\\n' '#!/bin/sh' ${lines.map(line => `'${line}'`).join(' ')} > $LAB/${name}; chmod 755 $LAB/${name}`,
    );

  async function expectBefore(json = daemonJson): Promise<void> {
    expect((await lab.info())['Driver']).to.equal('vfs');
    expect(await storeOf(lab, 'vfs')).to.deep.equal(state);
    expect(await lab.shell('cat $LAB/daemon.json')).to.equal(json);
    expect(await lab.shell('ls -A $LAB $ROOT | grep hostlint || true')).to.equal('');
  }

  it('the disk is full while it copies', async () => {
    await program(
      'bin/cp',
      'case "$*" in *reflink=auto*) dd if=/dev/zero of=$PWD/../fill bs=1M count=1 2> /dev/null; for last; do :; done; dd if=/dev/zero of=$last/fill bs=1M 2> /dev/null;; esac',
      'exec /bin/cp "$@"',
    );
    const ran = await doSwitch();
    expect(ran.code, ran.stderr).to.equal(1);
    expect(ran.stdout)
      .to.match(/No space left on device/)
      .and.match(/All is as it was before/);
    await lab.shell('rm -f $LAB/fill');
    await expectBefore();
  });

  it('the disk is full while it copies, and the journal lies on it', async () => {
    await program(
      'bin/cp',
      'case "$*" in *reflink=auto*) for last; do :; done; dd if=/dev/zero of=$last/fill bs=64k 2> /dev/null; dd if=/dev/zero of=$last/fill2 bs=1 2> /dev/null;; esac',
      'exec /bin/cp "$@"',
    );
    const ran = await doSwitch('--journal', `${lab.place}/d/.hostlint-journal`);
    expect(ran.code, ran.stderr).to.equal(1);
    expect(ran.stdout)
      .to.match(/No space left on device/)
      .and.match(/All is as it was before/);
    await lab.shell('rm -r $ROOT/.hostlint-journal');
    await expectBefore();
  });

  it('there is no room for a copy', async () => {
    await lab.shell('dd if=/dev/zero of=$ROOT/fill bs=1M 2> /dev/null || true');
    const ran = await doSwitch();
    expect(ran.code, ran.stderr).to.equal(1);
    expect(ran.stdout).to.match(/the copy of the store takes .*are free; make room/);
    await lab.shell('rm $ROOT/fill');
    await expectBefore();
  });

  it('the daemon does not stop', async () => {
    await program('stop', 'exit 0');
    const ran = await doSwitch('--wait', '2');
    expect(ran.code, ran.stderr).to.equal(1);
    expect(ran.stdout).to.match(/did not end within 2 s/);
    await expectBefore();
  });

  it('the daemon does not start', async () => {
    await program(
      'start',
      `if grep -q overlay2 ${lab.place}/daemon.json; then echo broken >&2; exit 7; fi`,
      `exec ${lab.place}/start.good`,
    );
    const ran = await doSwitch();
    expect(ran.code, ran.stderr).to.equal(1);
    expect(ran.stdout).to.match(/failed with code 7: broken/);
    await expectBefore();
  });

  it('the daemon starts with another driver than it should', async () => {
    const words = `s/overlay2/vfs/`;
    await program(
      'start',
      `if grep -q overlay2 ${lab.place}/daemon.json; then sed -i ${words} ${lab.place}/daemon.json; fi`,
      `exec ${lab.place}/start.good`,
    );
    const ran = await doSwitch();
    expect(ran.code, ran.stderr).to.equal(1);
    expect(ran.stdout).to.match(/Storage Driver is vfs, not overlay2/);
    await expectBefore();
  });

  it('the user interrupts it while it copies', async () => {
    await program('bin/cp', 'case "$*" in *reflink=auto*) sleep 20;; esac', 'exec /bin/cp "$@"');
    const run = `PATH=$LAB/bin:$PATH node ${tool} switch overlay2 --yes ${lab.words.join(' ')} > $LAB/out 2> $LAB/err & p=$!; for i in $(seq 200); do ! grep -q copying $LAB/err || break; sleep 0.1; done; kill -TERM $p; kill -TERM $p; code=0; wait $p || code=$?; echo $code; cat $LAB/out $LAB/err`;
    expect(await lab.shell(run))
      .to.match(/^1\n/)
      .and.match(/interrupted \(SIGTERM\)/);
    await expectBefore();
  });

  const texts: readonly [title: string, json: string, words: RegExp][] = [
    ['a comment', '{\n  // fast\n  "storage-driver": "vfs"\n}\n', /daemon\.json:2:3/],
    [
      'the key twice',
      '{\n  "storage-driver": "vfs",\n  "storage-driver": "vfs"\n}\n',
      /stands in it twice, the second time in line 3/,
    ],
    ['an unknown key', '{\n  "storage-drivr": "vfs"\n}\n', /storage-drivr/],
    ['half a text', '{\n  "storage-driver": ', /refused by dockerd/],
    ['a byte order mark, which 20.10 does not take', '\ufeff{"storage-driver": "vfs"}', /refused by dockerd/],
  ];
  for (const [title, json, words] of texts) {
    it(`daemon.json has ${title}`, async () => {
      await lab.shell(`cat > $LAB/daemon.json <<'END'\n${json}END`);
      const written = await lab.shell('cat $LAB/daemon.json');
      const ran = await doSwitch();
      expect(ran.code).to.be.greaterThan(0);
      expect(ran.stdout + ran.stderr).to.match(words);
      await expectBefore(written);
      await lab.shell(`printf %s '${daemonJson}' > $LAB/daemon.json`);
    });
  }

  it('daemon.json is a symlink to where nothing can be written', async () => {
    await lab.shell(
      'mkdir $LAB/ro; mv $LAB/daemon.json $LAB/ro/; ln -s ro/daemon.json $LAB/daemon.json; mount --bind $LAB/ro $LAB/ro; mount -o remount,ro,bind $LAB/ro',
    );
    const ran = await doSwitch();
    expect(ran.code, ran.stderr).to.equal(1);
    expect(ran.stdout).to.match(/read-only file system/);
    await expectBefore();
    await lab.shell('umount $LAB/ro');
  });

  it('but it can be where daemon.json is a symlink to a file with an owner and a mode, which stay', async () => {
    await lab.shell('chown 12:34 $LAB/ro/daemon.json; chmod 640 $LAB/ro/daemon.json');
    const ran = await doSwitch();
    expect(ran.code, ran.stderr).to.equal(0);
    expect(
      await lab.shell(
        'readlink $LAB/daemon.json; stat -c "%u:%g %a" $LAB/ro/daemon.json; grep -c overlay2 $LAB/ro/daemon.json',
      ),
    ).to.equal('ro/daemon.json\n12:34 640\n1\n');
    await lab.shell('sed -i "s/}/,\\"debug\\": false}/" $LAB/ro/daemon.json');
    const journal = ['--journal', `${lab.place}/journal`];
    const refused = await lab.run('node', tool, 'undo', '--yes', ...journal);
    expect(refused.stderr).to.match(/was edited since; with --discard-edits/);
    const undone = await lab.run('node', tool, 'undo', '--yes', '--discard-edits', ...journal);
    expect(undone.code, undone.stderr).to.equal(0);
    expect(
      await lab.shell('stat -c "%u:%g %a" $LAB/ro/daemon.json; cat $LAB/journal/*/saved/*edited* | grep -c debug'),
    ).to.equal('12:34 640\n1\n');
    await lab.shell(
      'rm -rf $ROOT/.hostlint-* $LAB/journal; mv $LAB/ro/daemon.json $LAB/daemon.json.new; mv $LAB/daemon.json.new $LAB/daemon.json',
    );
    await expectBefore();
  });

  it('cp is that of BusyBox', async () => {
    await program('bin/cp', 'exec busybox cp "$@"');
    const ran = await doSwitch();
    expect(ran.code, ran.stderr).to.equal(1);
    expect(ran.stdout).to.match(/cp here does not keep extended attributes/);
    await expectBefore();
  });

  it('something is mounted in the data-root', async () => {
    await lab.shell('mkdir $ROOT/trust/x; mount -t tmpfs none $ROOT/trust/x');
    const ran = await doSwitch('--wait', '3');
    expect(ran.code, ran.stderr).to.equal(1);
    expect(ran.stdout).to.match(/d\/trust\/x" is still mounted/);
    await lab.shell('umount $ROOT/trust/x; rmdir $ROOT/trust/x || true');
    await expectBefore();
  });

  it('no driver of that name is there, and nobody to ask', async () => {
    const ran = await lab.run('node', tool, 'switch', 'overlay3', '--yes', ...lab.words);
    expect(ran.code).to.equal(2);
    expect(ran.stderr).to.match(/no storage driver "overlay3"; known: overlay2/);
    const silent = await lab.run('node', tool, 'switch', 'overlay2', ...lab.words);
    expect(silent.stderr).to.match(/no terminal to ask on; look at --dry-run, then give --yes/);
    const zfs = await lab.run('node', tool, 'switch', 'zfs', '--yes', ...lab.words);
    expect(zfs.code).to.equal(1);
    expect(zfs.stdout).to.match(/Docker cannot be switched to zfs, and nothing was changed:\n- /);
    await expectBefore();
  });

  it('the driver is given by an argument', async () => {
    const other = await Lab.open({ mkfs: 'mkfs.ext4 -q -F', words: ['--storage-driver', 'vfs'], daemonJson: '{}' });
    try {
      await other.shell('$LAB/start');
      const ran = await other.run('node', tool, 'switch', 'overlay2', '--yes', ...other.words);
      expect(ran.code, ran.stderr).to.equal(1);
      expect(ran.stdout).to.match(
        /not set in .*daemon.json but by an argument or the environment \(.*--storage-driver/,
      );
    } finally {
      await other.close();
    }
  });
});
