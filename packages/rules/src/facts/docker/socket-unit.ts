import { defineFact, type Evidence } from '@hostlint/core';
import { loadUnit, unitReads } from '../../shared/systemd-unit/load-unit.js';

/** What docker.socket has systemd listen on for `dockerd -H fd://`. */
export interface DockerSocketUnit {
  readonly path: string;
  /** Addresses as systemd.socket(5) writes them: a path, a port, an address with a port. */
  readonly listens: readonly { readonly address: string; readonly evidence: Evidence }[];
  /** The permissions of a socket in the file system; systemd gives 0666 where none are asked for. */
  readonly mode: number;
  readonly modeEvidence: Evidence | null;
}

export const dockerSocketUnit = defineFact({
  id: 'docker/socket-unit',
  summary: 'The sockets that systemd makes for dockerd; null where it makes none.',
  reads: () => unitReads('docker.socket'),
  async collect(host): Promise<DockerSocketUnit | null> {
    const unit = await loadUnit(host, 'docker.socket');
    if (!unit || unit.masked) return null;
    const of = (key: string) => {
      const all = unit.entries.filter(entry => entry.section === 'Socket' && entry.key === key);
      return all.slice(all.findLastIndex(({ value }) => value === '') + 1);
    };
    const place = ({ path, line, text }: (typeof unit.entries)[number]): Evidence => ({ path, line, text });
    const mode = of('SocketMode').findLast(({ value }) => /^[0-7]{1,4}$/.test(value));
    host.cite(mode ? place(mode) : { path: unit.path });
    return {
      path: unit.path,
      listens: of('ListenStream').map(entry => ({ address: entry.value, evidence: place(entry) })),
      mode: mode ? Number.parseInt(mode.value, 8) : 0o666,
      modeEvidence: mode ? place(mode) : null,
    };
  },
});
