import { UnknowableError } from '@hostlint/core';
import { stopping } from '../check.js';
import { readLines, type ConfigHost, type HostCheck } from './host-check.js';

/** The user and group of userns-remap and their ranges of subordinate ids (moby daemon/daemon_unix.go parseRemappedRoot, setupRemappedRoot). */
export const usernsRemapCheck: HostCheck = {
  cause: 'userns-remap',
  reads: () => ({ files: ['passwd', 'group', 'nsswitch.conf', 'subuid', 'subgid'].map(name => `/etc/${name}`) }),
  async find({ config, host }) {
    const { value } = config.text('userns-remap');
    if (value === '') return [];
    const message = await problem(host, value);
    return message === undefined ? [] : [stopping(config, 'userns-remap', ['userns-remap'], message)];
  },
};

interface Entry {
  readonly name: string;
  readonly id: string;
}

async function problem(host: ConfigHost, value: string): Promise<string | undefined> {
  const [user = '', group, more] = value.split(':');
  if (more !== undefined) return `Invalid user/group specification in --userns-remap: "${value}"`;
  const name = user === 'default' ? 'dockremap' : user;
  const entry = await lookUp(host, 'passwd', name);
  // dockerd makes the user "dockremap" by itself.
  if (!entry) return user === 'default' ? undefined : `Error during uid lookup for "${name}": no such user`;
  const wantedGroup = group ?? name;
  if (!(await lookUp(host, 'group', wantedGroup))) return `Error during gid lookup for "${wantedGroup}": no such group`;
  if (entry.name === 'root') return undefined;
  return (await rangeProblem(host, 'subuid', entry)) ?? (await rangeProblem(host, 'subgid', entry));
}

const isNumber = (text: string): boolean => /^[+-]?\d{1,10}$/.test(text) && Number(text) <= 2 ** 31 - 1;

async function lookUp(host: ConfigHost, database: 'passwd' | 'group', wanted: string): Promise<Entry | undefined> {
  const lines = (await readLines(host, `/etc/${database}`)) ?? [];
  const entries = lines.map(line => line.split(':')).filter(fields => fields.length >= 3);
  const found = entries.find(fields =>
    isNumber(wanted) ? Number(fields[2]) === Number(wanted) : fields[0] === wanted,
  );
  if (found) return { name: found[0] as string, id: found[2] as string };
  const sources = (await readLines(host, '/etc/nsswitch.conf'))?.find(line => line.startsWith(`${database}:`)) ?? '';
  const others = sources
    .slice(database.length + 1)
    .replace(/#.*|\[[^[\]]*\]/g, ' ')
    .split(/\s+/)
    .filter(name => name !== '' && !['files', 'compat', 'systemd'].includes(name));
  if (others.length === 0) return undefined;
  throw new UnknowableError(
    'unsupported',
    `"${wanted}" is not in /etc/${database}, but the host also asks ${others.join(', ')}; try: getent ${database} ${wanted}`,
  );
}

async function rangeProblem(host: ConfigHost, file: 'subuid' | 'subgid', user: Entry): Promise<string | undefined> {
  const none = `Can't create ID mappings: no ${file} ranges found for user "${user.name}"`;
  const lines = await readLines(host, `/etc/${file}`);
  if (!lines) return `Can't create ID mappings: open /etc/${file}: no such file or directory`;
  let found = false;
  for (const line of lines.map(text => text.trim()).filter(text => text !== '' && !text.startsWith('#'))) {
    const parts = line.split(':');
    if (parts.length !== 3) return `Cannot parse subuid/gid information: Format not correct for /etc/${file} file`;
    if (parts[0] !== user.name && parts[0] !== user.id && parts[0] !== 'ALL') continue;
    if (!isDigits(parts[1]) || !isDigits(parts[2]))
      return `String to int conversion failed during subuid/gid parsing of /etc/${file}`;
    found = true;
  }
  return found ? undefined : none;
}

const isDigits = (text: string | undefined): boolean => /^[+-]?\d{1,18}$/.test(text ?? '');
