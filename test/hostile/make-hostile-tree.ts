import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { sampleHosts } from '../lost-answers/sample-hosts.js';
import { declaredFiles, declaredLists } from './declared-paths.js';
import { harm, harmNames, type Harmed } from './harms.js';
import { layOut } from './lay-out.js';

const files = [...declaredFiles];
/** Those of which trees are told by, and those that lead to many others. */
const keys = files.filter(([path]) =>
  /daemon\.json|os-release|\/(?:docker|containerd|kubelet)\.service$|config\.toml|grub\.cfg|dpkg\/status|rpmdb|apk|modules\.|storage\.conf|containers\.conf|config\.yaml|passwd|fstab|\.config$|config-/.test(
    path,
  ),
);
const hosts = Object.values(sampleHosts);

/** Lays out a host below `root` and harms it. Returns what was done, for messages. */
export function makeHostileTree(tree: Harmed): readonly string[] {
  const { root, random } = tree;
  fs.mkdirSync(`${root}/etc`, { recursive: true });
  const done: string[] = [];
  const harmOne = ([path, maxBytes]: readonly [string, number]): void => {
    const name = random.pick(harmNames);
    harm(name, path, tree, maxBytes);
    done.push(`${name} in the place of ${path}`);
  };
  layOut(root, random.pick(hosts));
  const { share, count } = random.pick([
    { share: 0, count: 1 },
    { share: 0, count: 4 },
    { share: 0, count: 8 },
    { share: 0.05, count: 12 },
    { share: random.chance(0.2) ? 1 : 0.2, count: 5 },
  ]);
  for (const file of files) if (random.chance(share)) harmOne(file);
  for (let turn = 0; turn < count; turn++) harmOne(random.pick(keys));
  if (random.chance(0.3)) {
    const directory = random.pick(declaredLists);
    harm(random.pick(harmNames), directory, tree, 4096);
    done.push(`something in the place of ${directory}`);
  }
  if (random.chance(0.5)) strangeNames(tree, done);
  if (random.chance(0.05))
    deepDirectories(`${root}${random.pick(['/etc/docker', '/boot', '/var/lib/docker/overlay2'])}`, done);
  return done;
}

/** Names that a directory may have and that nobody expects. */
function strangeNames({ root, random }: Harmed, done: string[]): void {
  const directory = root + random.pick(declaredLists.filter(path => /^\/(?:etc|usr|boot|lib|var)\//.test(path)));
  if (fs.lstatSync(directory, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  try {
    fs.mkdirSync(directory, { recursive: true });
  } catch {
    return;
  }
  const names: readonly (string | Uint8Array)[] = [
    'a\nb.conf',
    '\u001b]0;x\u0007\u001b[2J.conf',
    'x'.repeat(250) + '.conf',
    Buffer.from([0xff, 0xfe, 0x2e, 0x63, 0x6f, 0x6e, 0x66]),
    Buffer.from([0xed, 0xa0, 0x80, 0x2e, 0x63, 0x66, 0x67]),
    '\u202e.conf',
    '-rf.conf',
    ' .conf',
    '*.conf',
    '{kernel}.conf',
    '.conf',
    '$(reboot).conf',
    '__proto__',
    'constructor.conf',
  ];
  for (const name of names) {
    const at = Buffer.concat([Buffer.from(`${directory}/`), Buffer.from(name as string)]);
    if (!fs.existsSync(at)) fs.writeFileSync(at, 'net.ipv4.ip_forward = 0\n[Service]\nExecStart=\n');
  }
  done.push(`strange names in ${directory}`);
}

/** Far deeper than a path can name. */
function deepDirectories(top: string, done: string[]): void {
  const part = `${'d/'.repeat(1000)}`;
  fs.rmSync(top, { recursive: true, force: true });
  fs.mkdirSync(top, { recursive: true });
  execFileSync('sh', ['-ec', `cd "$1"; for n in 1 2 3 4; do mkdir -p "$2"; cd -P "$2"; done`, 'sh', top, part]);
  done.push(`4000 directories in one another at ${top}`);
}

/** Very many files in one directory. */
export function manyFiles(root: string, directory: string, count: number): void {
  fs.mkdirSync(root + directory, { recursive: true });
  fs.writeFileSync(`${root}${directory}/0.conf`, 'net.ipv4.ip_forward = 1\n');
  for (let at = 1; at < count; at++) {
    // A file has 65 000 names at most on ext4.
    if (at % 30_000 === 0) fs.writeFileSync(`${root}${directory}/${at}.conf`, 'net.ipv4.ip_forward = 1\n');
    else fs.linkSync(`${root}${directory}/${at - (at % 30_000)}.conf`, `${root}${directory}/${at}.conf`);
  }
}
