import { defineFact, isUnknowable, type HostSource, type Unknown } from '@hostlint/core';
import { loadUnit, unitReads } from '../../shared/systemd-unit/load-unit.js';
import { daemonConfig } from '../docker/daemon-config.js';

/** What a file is to dockerd; the benchmark asks for other permissions of each. */
export type DockerFileKind = 'unit' | 'directory' | 'configuration' | 'certificate' | 'key';

export type DockerFile = { readonly path: string; readonly kind: DockerFileKind } & (
  { readonly known: true; readonly mode: number; readonly uid: number; readonly gid: number } | Unknown
);

const certificates = '/etc/docker/certs.d';
const options = ['/etc/default/docker', '/etc/sysconfig/docker'];
const most = 100;

/** Source: docker-bench-security 1.6.1 tests/3_docker_daemon_configuration_files.sh. */
export const dockerFiles = defineFact({
  id: 'security/docker-files',
  summary: 'The files that decide what dockerd does, with their permissions.',
  privileges: 'Certificates and keys are most often in directories of root.',
  reads: () => ({
    lists: [certificates, `${certificates}/*`].map(path => ({ path, limit: most })),
    stats: [
      '/etc/docker',
      '/etc/docker/daemon.json',
      ...options,
      ...['crt', 'cert', 'key'].map(type => `${certificates}/*/*.${type}`),
      '{configured}',
    ],
    also: [unitReads('docker.service'), unitReads('docker.socket')],
  }),
  needs: { config: daemonConfig },
  async collect(host, { config }): Promise<readonly DockerFile[]> {
    const { tlsAuthority, tlsCertificate, tlsKey } = config.security;
    const paths = new Map<string, DockerFileKind>();
    for (const name of ['docker.service', 'docker.socket']) {
      const unit = await loadUnit(host, name);
      if (unit && !unit.masked) for (const path of [unit.path, ...unit.dropIns]) paths.set(path, 'unit');
    }
    paths.set('/etc/docker', 'directory');
    if (config.configFile !== '') paths.set(config.configFile, 'configuration');
    for (const path of options) paths.set(path, 'configuration');
    for (const registry of (await host.list(certificates, { limit: most })) ?? [])
      for (const name of (await listDirectory(host, `${certificates}/${registry}`)) ?? [])
        if (/\.(?:crt|cert|key)$/.test(name))
          paths.set(`${certificates}/${registry}/${name}`, name.endsWith('.key') ? 'key' : 'certificate');
    for (const { value } of [tlsAuthority, tlsCertificate]) if (value.startsWith('/')) paths.set(value, 'certificate');
    if (tlsKey.value.startsWith('/')) paths.set(tlsKey.value, 'key');
    const files = await Promise.all([...paths].map(([path, kind]) => lookAt(host, path, kind)));
    return files.filter(file => file !== undefined);
  },
});

async function listDirectory(host: HostSource, path: string): Promise<readonly string[] | undefined> {
  return (await host.stat(path))?.type === 'directory' ? host.list(path, { limit: most }) : undefined;
}

async function lookAt(host: HostSource, path: string, kind: DockerFileKind): Promise<DockerFile | undefined> {
  try {
    const stat = await host.stat(path);
    return stat && { path, kind, known: true, mode: stat.mode, uid: stat.uid, gid: stat.gid };
  } catch (error) {
    if (!isUnknowable(error)) throw error;
    return { path, kind, known: false, reason: error.reason, detail: error.message };
  }
}
