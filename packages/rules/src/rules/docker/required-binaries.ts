import { defineRule, isAtLeast, maybe, type Outcome } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { dockerEngine } from '../../facts/docker/engine.js';
import { daemonPrograms } from '../../facts/docker/daemon-programs.js';
import { imageStore } from '../../facts/docker/image-store.js';
import { osRelease } from '../../facts/os/release.js';
import { installDaemonProgram } from '../../shared/fixes/install-daemon-program.js';
import { optionalPrograms } from '../../shared/docker-options/optional-programs.js';
import { lookAsRoot } from '../../shared/cures.js';

export const requiredBinaries = defineRule({
  id: 'docker/required-binaries',
  meta: {
    title: 'The programs that dockerd runs are installed.',
    why: 'dockerd is one of several programs: containerd and runc run the containers, and without them it does not even start; others are needed for single commands.',
    fix: 'Install the package that brings the program.',
    severity: 'error',
    sources: [
      'moby v20.10.24, v28.5.2, v29.7.2 builder/builder-next/executor_linux.go newExecutor; buildkit executor/runcexecutor New',
      'moby v20.10.24, v28.5.2 cmd/dockerd/daemon_unix.go initContainerD; libcontainerd/supervisor/remote_daemon.go startContainerd',
      'dockerd 20.10.24, 26.1.5, 28.5.2 without runc, and without containerd: exit; without the others: start',
      'dockerd 20.10.24 and 26.1.5 with --containerd and nothing there: exit after a minute; 28.5.2: starts, unless containerd keeps the images',
    ],
    stops: ['docker'],
  },
  needs: {
    programs: daemonPrograms,
    config: daemonConfig,
    engine: dockerEngine,
    images: maybe(imageStore),
    os: maybe(osRelease),
  },
  messages: {
    exits: '{program} is not to be found in {path}: dockerd would exit with "{words}".',
    fails: '{program} is not to be found in {path}: {effect}.',
  },
  check({ facts: { programs, config, engine, images, os }, pass, fail, notApplicable, unknown }) {
    if (!programs) return notApplicable('There is no dockerd here, or its package brings its own programs along.');
    if (!isAtLeast(config.version, '18.9.0')) return notApplicable('Before 18.09 the programs had other names.');
    const { found, wrapped } = programs;
    const path = programs.directories.join(':');
    const install = (program: string) => installDaemonProgram(os, program, engine.found);
    const scripted = (program: string): string =>
      `dockerd is a script, which may look for ${program} elsewhere than in ${path}.`;
    const missing = (program: string, failed: Outcome): Outcome =>
      wrapped ? unknown(scripted(program), { subject: program }) : failed;

    const judgeContainerd = (): Outcome => {
      const subject = 'containerd';
      const { containerd } = programs;
      const address = config.containerd.value;
      if (containerd === 'unit' || containerd === 'elsewhere') {
        const where = containerd === 'unit' ? 'containerd.service may start one' : `nothing listens at ${address} now`;
        return unknown(`There is no containerd in ${path}, and ${where}.`, {
          subject,
          cure: 'Judge it while it runs.',
        });
      }
      if (containerd !== 'nowhere') return pass({ subject });
      const details = { subject, fix: install('containerd') };
      const own = 'failed to start containerd: exec: "containerd": executable file not found in $PATH';
      if (address === '') return missing(subject, fail('exits', { program: subject, path, words: own }, details));
      const store = images.known ? images.value.store : null;
      if (!isAtLeast(config.version, '28.0.0') || store?.kind === 'containerd') {
        const words = `failed to dial "${address}": context deadline exceeded`;
        return missing(subject, fail('exits', { program: subject, path, words }, details));
      }
      if (store === null)
        return unknown(
          'There is no containerd; whether dockerd starts without hangs on which store holds the images.',
          {
            subject,
            cure: lookAsRoot,
          },
        );
      const effect = 'no container can be started';
      return missing(subject, fail('fails', { program: subject, path, effect }, { ...details, stops: [] }));
    };

    const judgeRunc = (): Outcome => {
      const subject = 'runc';
      if (found.runc) return pass({ subject, evidence: [{ path: found.runc }] });
      const data = { program: subject, path, words: 'failed to find runc binary' };
      return missing(subject, fail('exits', data, { subject, fix: install(subject) }));
    };

    const others = optionalPrograms
      .filter(({ matters }) => matters(config, found))
      .map((program): Outcome => {
        const { program: subject } = program;
        const at = found[subject];
        if (at) return pass({ subject, evidence: [{ path: at }] });
        const { effect, severity } = program.without(config);
        if (wrapped) return notApplicable(scripted(subject), { subject });
        const details = { subject, severity, stops: [], fix: install(subject) };
        return fail('fails', { program: subject, path, effect }, details);
      });

    return [judgeContainerd(), judgeRunc(), ...others];
  },
});
