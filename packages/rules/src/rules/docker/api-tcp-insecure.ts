import { defineRule, maybe, type Evidence, type Outcome } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { dockerSocketUnit } from '../../facts/docker/socket-unit.js';
import { osRelease } from '../../facts/os/release.js';
import { tcpAddress, tcpListenStream, type TcpAddress } from '../../shared/docker-config/tcp-address.js';
import { changeSetting } from '../../shared/fixes/daemon-setting.js';
import { lookAsRoot } from '../../shared/cures.js';

export const apiTcpInsecure = defineRule({
  id: 'docker/api-tcp-insecure',
  meta: {
    title: 'dockerd takes orders over TCP only from those who show a certificate.',
    why: 'Who reaches the API is root on the host, and the internet is scanned for open ports 2375. dockerd waits at every start to say so, and since 26.0 announces that it will refuse one day.',
    fix: 'Use `docker -H ssh://…`, or set tlsverify with certificates of your own.',
    severity: 'error',
    securitySeverity: 9.8,
    tags: ['CIS Docker 2.7'],
    sources: [
      'moby v20.10.24 to v29.7.2 daemon/info.go fillAPIInfo, cmd/dockerd/daemon.go loadListeners, opts/hosts.go ParseTCPAddr',
      'docs.docker.com/go/api-security',
    ],
    presets: ['docker', 'hardening'],
  },
  needs: { config: daemonConfig, unit: maybe(dockerSocketUnit), os: maybe(osRelease) },
  messages: {
    plain: 'dockerd listens on {address} without TLS: whoever reaches it{who} is root on this host.',
    unverified:
      'dockerd listens on {address} with TLS, but asks no client for a certificate: whoever reaches it{who} is root on this host.',
  },
  check({ facts: { config, unit, os }, pass, fail, unknown }) {
    const { hosts, security } = config;
    const handed = hosts.value.some(text => text.trim().startsWith('fd://'));
    const listens: (TcpAddress & { readonly evidence: Evidence | null })[] = [
      ...hosts.value.flatMap(text => tcpAddress(text) ?? []).map(one => ({ ...one, evidence: hosts.evidence })),
      ...(handed && unit.known ? (unit.value?.listens ?? []) : []).flatMap(({ address, evidence }) => {
        const found = tcpListenStream(address);
        return found ? { ...found, evidence } : [];
      }),
    ];
    // With certificates asked for, TCP is as it should be, wherever it comes from.
    if (security.tls.value && security.tlsVerify.value) return pass();
    const outcomes: Outcome[] = listens.map(({ address, local, evidence }) => {
      const fix = changeSetting(
        'Take the address out and use `docker -H ssh://…`, or set tlsverify, tlscacert, tlscert and tlskey.',
        config,
        evidence,
        os,
      );
      const who = local ? ' (every process of this host, and pages in a browser that runs here)' : '';
      return fail(
        security.tls.value ? 'unverified' : 'plain',
        { address, who },
        {
          subject: address,
          evidence: evidence ? [evidence] : [],
          fix,
          ...(local ? { severity: 'warning' as const } : {}),
        },
      );
    });
    if (handed && !unit.known)
      outcomes.push(
        unknown(`what systemd listens on for dockerd is unknown: ${unit.detail}`, {
          subject: 'docker.socket',
          cure: lookAsRoot,
        }),
      );
    return outcomes.length > 0 ? outcomes : pass();
  },
});
