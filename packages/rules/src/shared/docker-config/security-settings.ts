import type { Setting } from './daemon-config.js';
import type { Effective } from './effective.js';
import { isTlsOn, isTlsVerified } from './host-checks/tls.js';
import { switchDefault } from './settings-conflicts.js';

/** The settings that decide what containers, and those who reach the API, can do to the host. */
export interface SecuritySettings {
  readonly tls: Setting<boolean>;
  /** Whether clients of the API must show a certificate. */
  readonly tlsVerify: Setting<boolean>;
  /** Empty where nothing names them. */
  readonly tlsAuthority: Setting<string>;
  readonly tlsCertificate: Setting<string>;
  readonly tlsKey: Setting<string>;
  readonly selinux: Setting<boolean>;
  /** A path, or since 23.0 `builtin` or `unconfined`; empty: the built-in one. */
  readonly seccompProfile: Setting<string>;
  readonly noNewPrivileges: Setting<boolean>;
  readonly icc: Setting<boolean>;
  readonly iptables: Setting<boolean>;
  readonly userlandProxy: Setting<boolean>;
  readonly insecureRegistries: Setting<readonly string[]>;
  readonly logLevel: Setting<string>;
  readonly debug: Setting<boolean>;
}

export function securitySettings(config: Effective): SecuritySettings {
  const on = (key: string): Setting<boolean> => config.switch(key, switchDefault(config.version, key));
  const place = (...keys: readonly string[]): Omit<Setting<boolean>, 'value'> => {
    const evidence = config.evidence(...keys)[0] ?? null;
    const inFile = keys.some(key => config.isSet(key));
    return { origin: inFile ? 'file' : evidence ? 'arguments' : 'default', evidence };
  };
  return {
    tls: { value: isTlsOn(config), ...place('tlsverify', 'tls') },
    tlsVerify: { value: isTlsVerified(config), ...place('tlsverify', 'tls') },
    tlsAuthority: config.text('tlscacert'),
    tlsCertificate: config.text('tlscert'),
    tlsKey: config.text('tlskey'),
    selinux: on('selinux-enabled'),
    seccompProfile: config.text('seccomp-profile'),
    noNewPrivileges: on('no-new-privileges'),
    icc: on('icc'),
    iptables: on('iptables'),
    userlandProxy: on('userland-proxy'),
    insecureRegistries: config.list('insecure-registries', 'insecure-registry'),
    logLevel: config.text('log-level', 'info'),
    debug: on('debug'),
  };
}
