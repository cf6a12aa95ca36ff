import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { quote } from '../namespace-script.js';

export interface LabOptions {
  /** How the file system of the data-root is made: `mkfs.ext4 -F`. */
  readonly mkfs: string;
  /** Text of daemon.json; none: there is no such file. */
  readonly daemonJson?: string;
  readonly size?: string;
  /** The root directory that holds the dockerd to run; that of this machine otherwise. */
  readonly chroot?: string;
  /** The daemon reads /etc/docker/daemon.json, and docker.service is that of the lab; a stand-in for systemctl starts and stops it. */
  readonly asService?: boolean;
  /** Arguments of dockerd besides its places. */
  readonly words?: readonly string[];
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a test may ask of a lab that lasts long. */
const patienceMs = 180_000;

/**
 * A dockerd with places of its own, in namespaces of its own, started and stopped by two scripts as a service would be. Its data-root is
 * a file system of its own. Commands run in the same namespaces, as long as the lab is open.
 */
export class Lab {
  readonly home: string;
  readonly #child: ChildProcess;
  readonly #first: number;

  static async open(options: LabOptions): Promise<Lab> {
    const home = await mkdtemp('/mnt/hl-');
    if (options.daemonJson !== undefined) writeFileSync(`${home}/first.json`, options.daemonJson);
    const isolation = ['--mount', '--pid', '--net', '--fork', '--mount-proc', '--kill-child=SIGKILL'];
    const child = spawn('unshare', [...isolation, 'bash', '-c', layOut(home, options)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.stdout.resume();
    for (const deadline = Date.now() + 30_000; !existsSync(`${home}/ready`);) {
      if (Date.now() > deadline || child.exitCode !== null) throw new Error(`the lab could not be laid out: ${said}`);
      await sleep(20);
    }
    const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
    return new Lab(home, child, Number(children.split(' ')[0]));
  }

  private constructor(home: string, child: ChildProcess, first: number) {
    this.home = home;
    this.#child = child;
    this.#first = first;
  }

  /** The lab's own directory, as commands in it see it. */
  get place(): string {
    return `${this.home}/l`;
  }

  run(...argv: readonly string[]): Promise<Ran> {
    const enter = ['-t', String(this.#first), '-m', '-p', '-n', '--', ...argv];
    return new Promise(resolve => {
      execFile('nsenter', enter, { timeout: patienceMs, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : 128) : 0;
        resolve({ code, stdout, stderr });
      });
    });
  }

  /** A shell line that must succeed; `$LAB` and `$ROOT` are there. */
  async shell(line: string): Promise<string> {
    const ran = await this.run('bash', '-euc', `LAB=${quote(this.place)} ROOT=${quote(`${this.place}/d`)}\n${line}`);
    if (ran.code !== 0) throw new Error(`${line}: ${ran.stderr}${ran.stdout}`);
    return ran.stdout;
  }

  /** GET or POST of Docker's API. */
  api(path: string, ...more: readonly string[]): Promise<string> {
    return this.shell(`curl -sS --unix-socket $LAB/s ${more.map(quote).join(' ')} ${quote(`http://docker${path}`)}`);
  }

  async info(): Promise<Readonly<Record<string, string>>> {
    const info = JSON.parse(await this.api('/info')) as {
      readonly Driver: string;
      readonly DriverStatus: readonly (readonly [string, string])[] | null;
    };
    return { Driver: info.Driver, ...Object.fromEntries(info.DriverStatus ?? []) };
  }

  async images(): Promise<readonly string[]> {
    const images = JSON.parse(await this.api('/images/json')) as readonly {
      readonly RepoTags: readonly string[] | null;
    }[];
    return images.flatMap(({ RepoTags }) => RepoTags ?? []).sort();
  }

  /** How hostlint is told of this daemon. */
  get words(): readonly string[] {
    const { place } = this;
    return [
      ...['--config-file', `${place}/daemon.json`, '--data-root', `${place}/d`, '--pidfile', `${place}/pid`],
      ...['--host', `unix://${place}/s`, '--service-stop', `${place}/stop`, '--service-start', `${place}/start`],
      ...['--journal', `${place}/journal`],
    ];
  }

  /** A checksum for all that is in a directory: names, rights, owners, content. */
  async checksum(...names: readonly string[]): Promise<string> {
    const all = names.map(quote).join(' ');
    return this.shell(
      `cd $ROOT; { find ${all} -printf '%p %y %m %U %G %l %n\\n' | sort; find ${all} -type f -print0 | sort -z | xargs -0r sha256sum; } | sha256sum`,
    );
  }

  log(): Promise<string> {
    return this.shell('cat $LAB/log 2> /dev/null || true');
  }

  async close(): Promise<void> {
    const ended = new Promise<void>(resolve => this.#child.once('close', () => resolve()));
    if (this.#child.exitCode === null) process.kill(this.#first, 'SIGKILL');
    await ended;
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  file(name: string): Promise<string> {
    return readFile(`${this.home}/${name}`, 'utf8');
  }
}

/** The shell lines that lay a lab out and then wait. */
function layOut(home: string, { mkfs, size = '512M', chroot, words = [], daemonJson, asService }: LabOptions): string {
  const lab = `${home}/l`;
  const places = ['--data-root', `${lab}/d`, '--exec-root', `${lab}/x`, '--pidfile', `${lab}/pid`];
  const flags = [
    ...places,
    ...(asService ? [] : ['--config-file', `${lab}/daemon.json`]),
    '-H',
    `unix://${lab}/s`,
    '--containerd',
    `${lab}/c.sock`,
  ];
  const network = ['--iptables=false', '--ip6tables=false', '--bridge=none'];
  const all = [...(chroot === undefined ? [] : ['chroot', chroot]), 'dockerd', ...flags, ...network, ...words];
  const shared = chroot === undefined ? [] : ['/proc', '/sys', '/dev', '/run', '/mnt'];
  return [
    'set -eu',
    `LAB=${quote(lab)}; PATH=$PATH:/usr/sbin:/sbin`,
    'mount --make-rprivate /; mkdir -p "$LAB"; mount -t tmpfs -o mode=755 lab "$LAB"; mkdir "$LAB/d"',
    `truncate -s ${size} "$LAB/image"; ${mkfs} "$LAB/image" > /dev/null; mount -o loop "$LAB/image" "$LAB/d"`,
    ...shared.map(path => `mount --rbind ${path} ${quote(`${chroot}${path}`)}`),
    daemonJson === undefined ? '' : `cp ${quote(`${home}/first.json`)} "$LAB/daemon.json"`,
    'ip link set lo up',
    'containerd --root "$LAB/cr" --state "$LAB/cs" --address "$LAB/c.sock" > "$LAB/containerd.log" 2>&1 < /dev/null &',
    'for i in $(seq 100); do [ ! -S "$LAB/c.sock" ] || break; sleep 0.05; done',
    `cat > "$LAB/start" <<'END'\n${startScript(lab, all)}\nEND`,
    `cat > "$LAB/stop" <<'END'\n#!/bin/sh\n[ ! -e ${lab}/pid ] || kill $(cat ${lab}/pid)\nEND`,
    'chmod 755 "$LAB/start" "$LAB/stop"',
    asService ? serviceLines(all) : '',
    `touch ${quote(`${home}/ready`)}`,
    'while :; do sleep 1000; done',
  ].join('\n');
}

const serviceLines = (words: readonly string[]): string => `
cp -a /etc "$LAB/etc"; mount --bind "$LAB/etc" /etc; rm -rf /etc/docker /etc/systemd/system/docker.*
mount -t tmpfs -o mode=755 none /run; mkdir -p /run/systemd/system "$LAB/bin" /etc/systemd/system
printf '[Service]\\nExecStart=%s\\n' ${quote(words.map(word => (word === 'dockerd' ? '/usr/sbin/dockerd' : word)).join(' '))} > /etc/systemd/system/docker.service
ln -s /dev/null /etc/systemd/system/docker.socket
cat > "$LAB/bin/systemctl" <<'END'
#!/bin/sh
lab=$(dirname "$(dirname "$0")")
echo "$@" >> $lab/orders
case "$*" in
  "stop docker.service") exec $lab/stop;;
  "start docker.service") exec $lab/start;;
  *) exit 5;;
esac
END
chmod 755 "$LAB/bin/systemctl"
`;

const startScript = (lab: string, words: readonly string[]): string =>
  [
    '#!/bin/sh',
    // What the last one said must not count.
    `: > ${lab}/log`,
    `PATH=$PATH:/usr/sbin:/sbin setsid ${words.map(quote).join(' ')} > ${lab}/log 2>&1 < /dev/null &`,
    'pid=$!',
    `for i in $(seq 400); do`,
    `  ! grep -q 'API listen on' ${lab}/log || exit 0`,
    '  kill -0 $pid 2> /dev/null || { tail -n 1 ' + lab + '/log >&2; exit 1; }',
    '  sleep 0.05',
    'done',
    'exit 1',
  ].join('\n');
