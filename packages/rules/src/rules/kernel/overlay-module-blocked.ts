import { defineRule, maybe, type Evidence, type Fix } from '@hostlint/core';
import { machineContainer } from '../../facts/machine/container.js';
import { modulePolicy } from '../../facts/kernel/module-policy.js';
import { overlaySupport } from '../../facts/kernel/overlay-support.js';
import { osRelease } from '../../facts/os/release.js';
import { fix, inTurn, type KnownOrNot } from '../../shared/fixes/by-distribution.js';
import { dropDirective } from '../../shared/fixes/drop-directive.js';
import { withoutKernelArgument } from '../../shared/fixes/kernel-argument.js';
import { loadModule } from '../../shared/fixes/load-module.js';
import { reboot } from '../../shared/fixes/reboot.js';
import { isKernelArgument, type ModuleDirective } from '../../shared/kernel/modprobe-config.js';
import { obstacleOf, type LoadingObstacle } from '../../shared/kernel/modprobe-loading.js';
import { lookAsRoot } from '../../shared/cures.js';

export const overlayModuleBlocked = defineRule({
  id: 'kernel/overlay-module-blocked',
  meta: {
    title: 'Nothing keeps the overlay module from being loaded.',
    why: 'Hardening guides disable file systems that a host seems not to need. Without overlay an engine finds no storage driver, or falls back to copying whole layers.',
    fix: 'Take the line out that disables the module, and load it.',
    severity: 'error',
    sources: [
      'kmod 34.2 modprobe.d(5), modprobe(8), libkmod/libkmod-module.c',
      'linux Documentation/admin-guide/kernel-parameters.txt module_blacklist=',
      'containerd containerd.service: ExecStartPre=-/sbin/modprobe overlay',
      'CIS 1.1.1.6 "Ensure overlayfs kernel module is not available"',
    ],
  },
  needs: { support: overlaySupport, policy: modulePolicy, container: machineContainer, os: maybe(osRelease) },
  messages: {
    blocked: 'The overlay module cannot be loaded: {why}.',
    notByMount: 'The mount of an engine does not load the overlay module: {why}.',
    afterReboot: 'overlay is loaded now, but will not be after a reboot: {why}.',
    noSuchModule:
      '{text} disables nothing: the module is called overlay. Spelled right it would take overlayfs from every engine.',
  },
  check({ facts: { support, policy, container, os }, pass, fail, notApplicable, unknown }) {
    if (support.state === 'absent')
      return notApplicable('there is no overlay module that could be loaded', { evidence: support.evidence });
    if (support.builtIn) return notApplicable('overlay is a part of the kernel', { evidence: support.evidence });
    if (container.kind !== null)
      return notApplicable(`the kernel's own host decides on its modules (${container.why})`);
    const obstacle = obstacleOf(policy, 'overlay', 'fs_overlay');
    if (obstacle?.stops === 'unclear') {
      return unknown(obstacle.why, {
        cure: { ...lookAsRoot, otherwise: 'Where a command is named, look what it does.' },
      });
    }
    if (!obstacle) {
      const misspelled = policy.directives.find(isMisspelled);
      if (!misspelled) return pass({ evidence: support.evidence });
      return fail('noSuchModule', { text: misspelled.text }, { severity: 'info', evidence: [evidenceOf(misspelled)] });
    }
    const { why, directive, stops } = obstacle;
    const details = { evidence: directive ? [evidenceOf(directive)] : support.evidence, fix: wayBack(obstacle, os) };
    if (support.state === 'registered') {
      if (obstacle.what === 'modules-disabled') return pass({ evidence: support.evidence });
      return fail('afterReboot', { why }, { ...details, severity: 'info' });
    }
    if (stops === 'all') return fail('blocked', { why }, details);
    return fail('notByMount', { why }, { ...details, severity: 'warning' });
  },
});

const isMisspelled = ({ kind, name }: ModuleDirective): boolean =>
  (kind === 'install' || kind === 'blacklist') && name === 'overlayfs';

const evidenceOf = ({ path, line, text }: ModuleDirective): Evidence =>
  line === null ? { path, text } : { path, line, text };

function wayBack({ what, directive }: LoadingObstacle, os: KnownOrNot): Fix {
  const load = loadModule(os, 'overlay');
  if (what === 'module-blacklist') return withoutKernelArgument(os, 'module_blacklist=overlay');
  if (what === 'modules-disabled')
    return reboot(os, 'Reboot, and let overlay be loaded before kernel.modules_disabled is set.');
  if (what === 'no-autoloader') return inTurn(fix('Install kmod, or set kernel.modprobe to /sbin/modprobe.'), load);
  if (!directive || directive.line === null) return load;
  if (isKernelArgument(directive)) return withoutKernelArgument(os, directive.text);
  const { path, line, text } = directive;
  return inTurn(dropDirective({ path, line, text }), load);
}
