import { defineRule } from '@hostlint/core';
import { runningDaemon } from '../../facts/docker/running-daemon.js';

export const daemonWarnings = defineRule({
  id: 'docker/daemon-warnings',
  meta: {
    title: 'The running daemon warns of nothing.',
    why: 'dockerd looks at its host as well, and says at the end of `docker info` what it misses there or holds to be dangerous.',
    fix: 'Give the host what the daemon misses, or change the setting that it warns of; it looks again when it is asked.',
    severity: 'warning',
    sources: [
      'moby v20.10.24, v28.5.2, v29.7.2 daemon/info.go, daemon/info_unix.go fillPlatformInfo, fillDriverWarnings',
      'Docker Engine API, GET /info, Warnings',
    ],
  },
  needs: { running: runningDaemon },
  messages: { warns: 'The daemon that runs says: {warning}' },
  check({ facts: { running }, pass, fail, notApplicable }) {
    if (!running) return notApplicable('No daemon runs.');
    const warnings = [...new Set(running.warnings)].slice(0, mostWarnings);
    if (warnings.length === 0) return pass({ evidence: [{ path: running.socket }] });
    return warnings.map(text => {
      const warning = text.replace(/^WARNING: */, '').trim();
      const evidence = [{ path: running.socket, text }];
      const details = { subject: warning.slice(0, 100), evidence };
      return fail('warns', { warning }, isMinor(warning) ? { ...details, severity: 'info' } : details);
    });
  },
});

/** The daemon knows some thirty; what answers for it may say anything. */
const mostWarnings = 50;

/** Limits that are seldom set, and that cgroup v2 or newer kernels do not have at all. */
const isMinor = (warning: string): boolean =>
  /^No (?:blkio|io\.|kernel memory|oom kill disable|cpu (?:cfs|shares)|cpuset)\b/i.test(warning);
