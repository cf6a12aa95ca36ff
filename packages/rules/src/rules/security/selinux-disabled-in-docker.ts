import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { dockerEngine } from '../../facts/docker/engine.js';
import { imageKind } from '../../facts/image/kind.js';
import { osRelease } from '../../facts/os/release.js';
import { selinux } from '../../facts/security/selinux.js';
import { enforceEvidence } from '../../shared/security/enforce-evidence.js';
import { settingKey } from '../../shared/fixes/daemon-key.js';
import { changeSetting } from '../../shared/fixes/daemon-setting.js';
import { restartEngine } from '../../shared/fixes/restart-step.js';

export const selinuxDisabledInDocker = defineRule({
  id: 'security/selinux-disabled-in-docker',
  meta: {
    title: 'Where SELinux enforces, dockerd labels its containers.',
    why: 'Without selinux-enabled containers get no label of their own: SELinux keeps them neither from the host nor from each other.',
    fix: 'Set "selinux-enabled": true, and add :z or :Z to the volumes that containers share with the host.',
    severity: 'warning',
    securitySeverity: 5.5,
    tags: ['CIS Docker 5.3'],
    sources: [
      'moby v20.10.24 and v29.7.2 daemon/daemon_unix.go configureKernelSecuritySupport (without the setting, SELinux is taken for disabled)',
    ],
    presets: ['docker', 'hardening'],
  },
  needs: { mode: selinux, image: imageKind, engine: dockerEngine, config: daemonConfig, os: maybe(osRelease) },
  messages: {
    unlabelled: 'SELinux enforces on this host, but dockerd does not label containers (selinux-enabled is off).',
  },
  check({ facts: { mode, image, engine, config, os }, pass, fail, notApplicable }) {
    if (mode !== 'enforcing') return notApplicable(`SELinux is ${mode === 'disabled' ? 'off' : mode}`);
    if (engine.installed === false) return notApplicable('there is no dockerd');
    const { value, evidence } = config.security.selinux;
    const seen = [...(evidence ? [evidence] : []), enforceEvidence(image)];
    if (value) return pass({ evidence: seen });
    const edit = changeSetting('Set "selinux-enabled": true.', config, evidence, os);
    const fix = settingKey(
      edit,
      config,
      config.security.selinux,
      ['selinux-enabled'],
      true,
      restartEngine('docker', os),
    );
    return fail('unlabelled', {}, { evidence: seen, fix });
  },
});
