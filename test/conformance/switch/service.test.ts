import { expect } from 'chai';
import { skipBecause } from '../../skip-because.js';
import { obstacle } from '../daemons.js';
import { bundleTool } from '../forecast-bundle.js';
import { Lab, type Ran } from './lab.js';

describe('a switch of the Docker that is a service of this host', function () {
  this.timeout(180_000);
  let tool: string;
  let lab: Lab;

  before(async function () {
    const why = obstacle();
    if (why !== undefined) skipBecause(this, why);
    tool = await bundleTool();
    lab = await Lab.open({ mkfs: 'mkfs.ext4 -q -F', asService: true });
    await lab.shell(`$LAB/start; cp $LAB/start $LAB/start.good
      mkdir -p $LAB/t/bin; cp /bin/busybox $LAB/t/bin/; for lib in $(ldd /bin/busybox | grep -o '/[^ ]*'); do cp -L --parents $lib $LAB/t; done
      tar -C $LAB/t -c . > $LAB/t.tar; rm -rf $LAB/t`);
    const tar = ['-X', 'POST', '-H', 'Content-Type: application/x-tar', '--data-binary', `@${lab.place}/t.tar`];
    await lab.api('/images/create?fromSrc=-&repo=box&tag=1', ...tar);
    const body = JSON.stringify({
      Image: 'box:1',
      Cmd: ['/bin/busybox', 'sleep', '100000'],
      HostConfig: { NetworkMode: 'none' },
    });
    await lab.api('/containers/create?name=sleeper', '-X', 'POST', '-H', 'Content-Type: application/json', '-d', body);
  });
  after(() => lab?.close());

  const hostlint = (...words: readonly string[]): Promise<Ran> =>
    lab.run(
      'env',
      `PATH=${lab.place}/bin:${process.env['PATH']}`,
      'node',
      tool,
      ...words,
      '--journal',
      `${lab.place}/journal`,
    );
  const isRunning = async (): Promise<boolean> =>
    (JSON.parse(await lab.api('/containers/sleeper/json')) as { State: { Running: boolean } }).State.Running;

  it('makes a daemon.json where there is none, and takes it away again; what ran runs again', async function () {
    const started = await lab.api('/containers/sleeper/start', '-X', 'POST');
    if (started !== '') skipBecause(this, `containers do not run here: ${started}`);
    expect((await lab.info())['Driver']).to.equal('overlay2');
    const done = await hostlint('switch', 'vfs', '--yes');
    expect(done.code, done.stderr + done.stdout).to.equal(0);
    expect((await lab.info())['Driver']).to.equal('vfs');
    expect(await lab.shell('cat /etc/docker/daemon.json')).to.equal('{\n  "storage-driver": "vfs"\n}\n');
    const undone = await hostlint('undo', '--yes');
    expect(undone.code, undone.stderr).to.equal(0);
    expect((await lab.info())['Driver']).to.equal('overlay2');
    expect(await lab.shell('ls -A /etc/docker | grep -v key.json || true')).to.equal('');
    expect(await isRunning()).to.equal(true);
    expect(await lab.shell('sort -u $LAB/orders')).to.equal(
      'reset-failed docker.service\nstart docker.service\nstop docker.service\n',
    );
  });

  it('has what ran run again also when it fails', async function () {
    if (!(await isRunning())) skipBecause(this, 'containers do not run here');
    await lab.shell(
      `printf '%s\\n' '#!/bin/sh' '! grep -q vfs /etc/docker/daemon.json || exit 3' 'exec ${lab.place}/start.good' > $LAB/start`,
    );
    const failed = await hostlint('switch', 'vfs', '--yes');
    expect(failed.code, failed.stderr).to.equal(1);
    expect(failed.stdout).to.match(/"systemctl start docker.service" failed with code 3/);
    expect((await lab.info())['Driver']).to.equal('overlay2');
    expect(await isRunning()).to.equal(true);
  });

  it('refuses where the unit names the driver, and says where', async () => {
    await lab.shell('sed -i "s/dockerd /dockerd --storage-driver overlay2 /" /etc/systemd/system/docker.service');
    const refused = await hostlint('switch', 'vfs', '--yes');
    expect(refused.code).to.equal(1);
    expect(refused.stdout).to.match(/by an argument or the environment \(\/etc\/systemd\/system\/docker.service:2\)/);
  });
});
