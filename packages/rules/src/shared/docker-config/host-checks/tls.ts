import { parseGoBool } from '../../go-parse/scalar.js';
import { stopping } from '../check.js';
import type { ConfigFault } from '../daemon-config.js';
import type { Effective } from '../effective.js';
import { absolutePath, type ConfigHost, type HostCheck, type HostCheckInput } from './host-check.js';
import { configuredText } from '../../configured-text.js';
import type { FileReads, Reads } from '@hostlint/core';

/** What `pemFault` asks for. */
export const pemReads = (): Reads => ({ files: [configuredText] });

const inCertificateDirectory = (directory: string): readonly FileReads[] =>
  ['ca.pem', 'cert.pem', 'key.pem'].map(name => ({ ...configuredText, path: `${directory}/${name}` }));

/**
 * TLS of the API needs a certificate and its key (moby cmd/dockerd/daemon.go newAPIServerTLSConfig, go-connections tlsconfig.Server).
 * Whether they fit each other is not judged.
 */
export const tlsCheck: HostCheck = {
  cause: 'tls',
  reads: () => ({
    files: inCertificateDirectory('/root/.docker'),
    also: [pemReads()],
    seldom: { files: ['{configured}', '{configured}/.docker'].flatMap(inCertificateDirectory) },
  }),
  async find(input) {
    const { config, host } = input;
    if (!isTlsOn(config)) return [];
    const files = await certificateFiles(input);
    const refuse = (message: string): readonly ConfigFault[] => [
      stopping(config, 'tls', ['tls', 'tlsverify', 'tlscert', 'tlskey', 'tlscacert'], message),
    ];
    for (const path of [files.certificate, files.key]) {
      const why = await pemFault(host, path);
      if (why !== undefined)
        return refuse(`Could not load X509 key pair (cert: "${files.certificate}", key: "${files.key}"): ${why}`);
    }
    const why = files.authority === '' ? undefined : await pemFault(host, files.authority);
    return why === undefined ? [] : refuse(`could not read CA certificate "${files.authority}": ${why}`);
  },
};

const flagValue = (config: Effective, name: string): boolean | undefined =>
  parseGoBool(config.flag(name)?.values.at(-1) ?? '');

/** Naming tlsverify at all turns TLS on, with whatever value. */
export function isTlsOn(config: Effective): boolean {
  if (config.isSet('tlsverify') || config.flag('tlsverify')) return true;
  const file = config.fileValue('tls');
  return typeof file === 'boolean' ? file : (flagValue(config, 'tls') ?? false);
}

/** Whether clients must show a certificate; tls alone asks for it as well. */
export function isTlsVerified(config: Effective): boolean {
  const file = config.fileValue('tlsverify');
  const value = typeof file === 'boolean' ? file : flagValue(config, 'tlsverify');
  return value ?? isTlsOn(config);
}

async function certificateFiles({
  config,
  host,
  environment,
}: HostCheckInput): Promise<{ certificate: string; key: string; authority: string }> {
  const variable = (name: string): string => environment.get(name)?.text ?? '';
  // The flags' paths and their defaults count only when TLS is switched on by flags or by the environment.
  const byFlags =
    config.flag('tlsverify') !== undefined || flagValue(config, 'tls') === true || variable('DOCKER_TLS_VERIFY') !== '';
  const directory =
    variable('DOCKER_CERT_PATH') || variable('DOCKER_CONFIG') || `${variable('HOME') || '/root'}/.docker`;
  const pick = async (key: string, name: string, keepMissing: boolean): Promise<string> => {
    const file = config.fileValue(key);
    if (typeof file === 'string' && file !== '') return file;
    if (!byFlags) return '';
    const given = config.flag(key)?.values.at(-1);
    if (given !== undefined) return given;
    const standard = `${directory}/${name}`;
    return keepMissing || (await host.stat(standard)) !== undefined ? standard : '';
  };
  const authority = isTlsVerified(config) ? await pick('tlscacert', 'ca.pem', true) : '';
  return {
    certificate: await pick('tlscert', 'cert.pem', false),
    key: await pick('tlskey', 'key.pem', false),
    authority,
  };
}

export async function pemFault(host: ConfigHost, path: string): Promise<string | undefined> {
  if (path === '') return 'open : no such file or directory';
  const stat = await host.stat(absolutePath(path));
  if (!stat) return `open ${path}: no such file or directory`;
  if (stat.type === 'directory') return `read ${path}: is a directory`;
  const bytes = await host.read(absolutePath(path), { maxBytes: configuredText.maxBytes });
  const isPem = bytes !== undefined && new TextDecoder().decode(bytes).includes('-----BEGIN ');
  return isPem ? undefined : 'tls: failed to find any PEM data in certificate input';
}
