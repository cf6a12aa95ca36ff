import { expect } from 'chai';
import { dropFlagFix } from './flag-removal.js';
import type { ConfigFault } from './daemon-config.js';

const fault = (text: string, flag: string, key = flag): ConfigFault => ({
  cause: 'flag-conflict',
  key,
  message: '',
  instead: flag,
  evidence: [
    { path: '/etc/docker/daemon.json', line: 2, text: `"${key}": 1` },
    { path: '/lib/systemd/system/docker.service', line: 9, text },
  ],
  stops: true,
});
const start = (text: string, flag: string): string | undefined => dropFlagFix('28.5.2', fault(text, flag))?.commands[1];

describe('dropFlagFix', () => {
  it('writes the command again without the flag', () => {
    const line = 'ExecStart=/usr/bin/dockerd -H fd:// --containerd=/run/c.sock --host unix:///x $OPTS';
    expect(start(line, 'host')).to.contain("'ExecStart=/usr/bin/dockerd --containerd=/run/c.sock $OPTS'");
    expect(start(line, 'containerd')).to.contain("'ExecStart=/usr/bin/dockerd -H fd:// --host unix:///x $OPTS'");
  });

  it('takes no word after a switch', () => {
    const line = 'ExecStart=/usr/bin/dockerd -D --debug=true --mtu 9';
    expect(start(line, 'debug')).to.contain("'ExecStart=/usr/bin/dockerd --mtu 9'");
  });

  it('leaves alone what it cannot take apart', () => {
    expect(start('DOCKER_OPTS="-H fd://"', 'host')).to.equal(undefined);
    expect(start('ExecStart=/usr/bin/dockerd \\', 'host')).to.equal(undefined);
    expect(start('ExecStart=/usr/bin/dockerd -H fd:// \\', 'host')).to.equal(undefined);
  });
});
