import type { Scenario } from '../namespace-script.js';

const ext4 = 'fs ext4 "$ROOT" 64M';
const swarm = `${ext4}; mkdir -p "$ROOT/swarm"; echo {} > "$ROOT/swarm/docker-state.json"`;
const member = `${swarm}; mkdir "$ROOT/swarm/certificates"; : > "$ROOT/swarm/certificates/swarm-node.crt"`;
// The machine may have a containerd that runs.
const alone = `mount -t tmpfs none /run; ${ext4}`;

/** What else dockerd needs than a place for its layers. */
export const programs: readonly Scenario[] = [
  { name: 'all programs', setup: ext4 },
  { name: 'no runc', setup: ext4, without: ['runc'] },
  { name: 'no runc, and another one for builds', setup: ext4, without: ['runc'], environment: another('crun') },
  { name: 'another runc for builds that is not there', setup: ext4, environment: another('no-such-runc') },
  { name: 'no docker-proxy', setup: ext4, without: ['docker-proxy'] },
  { name: 'no shim', setup: ext4, without: ['containerd-shim-runc-v2'] },
  { name: 'none of the others', setup: ext4, without: ['docker-init', 'ps', 'git', 'xz'] },
  { name: 'a containerd that dockerd starts', setup: alone, ownContainerd: true },
  { name: 'no containerd to start', setup: alone, ownContainerd: true, without: ['containerd'] },
  { name: 'another user than root', setup: ext4, user: 65_534 },
  {
    name: 'a pid file of another process',
    setup: `${ext4}; sleep 300 < /dev/null > /dev/null 2>&1 & echo $! > "$LAB/pid"`,
  },
  { name: 'a pid file of no process', setup: `${ext4}; echo 4194304 > "$LAB/pid"` },
  { name: 'a pid file of nonsense', setup: `${ext4}; echo x1 > "$LAB/pid"` },
  { name: 'a member of a swarm, live-restore', setup: member, daemonJson: { 'live-restore': true } },
  { name: 'what is left of a swarm, live-restore', setup: swarm, daemonJson: { 'live-restore': true } },
  { name: 'live-restore alone', setup: ext4, daemonJson: { 'live-restore': true } },
];

function another(runc: string): Readonly<Record<string, string>> {
  return { DOCKER_BUILDKIT_RUNC_COMMAND: runc };
}
