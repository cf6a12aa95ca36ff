import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { dockerEngine } from '../../facts/docker/engine.js';
import { swarmState } from '../../facts/docker/swarm-state.js';
import { osRelease } from '../../facts/os/release.js';
import { hardeningSettings } from '../../shared/docker-config/hardening-settings.js';
import { placeOf } from '../../shared/docker-storage/place.js';
import { settingKey } from '../../shared/fixes/daemon-key.js';
import { changeSetting } from '../../shared/fixes/daemon-setting.js';
import { restartEngine } from '../../shared/fixes/restart-step.js';
import { lookAsRoot } from '../../shared/cures.js';

export const dockerDaemonSettings = defineRule({
  id: 'security/docker-daemon-settings',
  meta: {
    title: 'dockerd is set as the CIS Docker Benchmark asks.',
    why: 'The defaults of dockerd are made to get everybody going. The benchmark asks for settings that leave a container, or who takes it over, less.',
    fix: 'Set what is named in daemon.json, one after the other: some change how containers behave.',
    severity: 'warning',
    tags: ['CIS Docker 2'],
    sources: [
      'CIS Docker Benchmark 1.6.0, section 2; docker-bench-security 1.6.1 tests/2_docker_daemon_configuration.sh',
    ],
    presets: ['hardening'],
  },
  needs: { config: daemonConfig, engine: dockerEngine, swarm: maybe(swarmState), os: maybe(osRelease) },
  messages: { weak: '{place}: {fault} (CIS {cis}).' },
  check({ facts: { config, engine, swarm, os }, pass, fail, notApplicable, unknown }) {
    if (engine.installed === false) return notApplicable('there is no dockerd');
    return hardeningSettings(config).map(({ key, cis, setting, good, fault, advice, severity, value }) => {
      const evidence = setting.evidence ? [setting.evidence] : [];
      if (good) return pass({ subject: key, evidence });
      if (key === 'live-restore') {
        if (!swarm.known)
          return unknown(`docker/swarm-state is unknown: ${swarm.detail}`, { subject: key, cure: lookAsRoot });
        if (swarm.value.active) return notApplicable('live-restore does not work with Swarm', { subject: key });
      }
      if (key === 'userns-remap' && config.rootless.value)
        return notApplicable('rootless dockerd is in a user namespace already', { subject: key });
      const place = setting.evidence ? `${key} in ${placeOf(setting.evidence)}` : `${key} is not set`;
      const edit = changeSetting(advice, config, setting.evidence, os);
      const restart = restartEngine('docker', os);
      const fix = value === undefined ? edit : settingKey(edit, config, setting, [key], value ?? undefined, restart);
      return fail('weak', { place, fault, cis }, { subject: key, evidence, fix, severity });
    });
  },
});
