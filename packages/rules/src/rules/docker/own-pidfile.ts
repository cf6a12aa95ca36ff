import { defineRule } from '@hostlint/core';
import { dockerPidfile } from '../../facts/docker/pidfile.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const ownPidfile = defineRule({
  id: 'docker/own-pidfile',
  meta: {
    title: 'The pid file of dockerd names no process of something else.',
    why: 'dockerd does not start while the process lives that its pid file names, whatever that process is. A hard stop leaves the file behind, and numbers are given again, in containers soon.',
    fix: 'Remove the pid file.',
    severity: 'error',
    sources: [
      'moby v20.10.24, v28.5.2, v29.7.2 pkg/pidfile/pidfile.go; cmd/dockerd/daemon.go start',
      'dockerd 20.10.24, 26.1.5 and 28.5.2 with the number of another process in it: exit',
    ],
    stops: ['docker'],
  },
  needs: { pidfile: dockerPidfile },
  messages: {
    taken: '{path} names process {pid}, which is no dockerd but {name}: dockerd takes it for one and would exit.',
  },
  check({ facts: { pidfile }, pass, fail, notApplicable }) {
    const { path, process } = pidfile;
    if (!process) return pass();
    const { pid, name } = process;
    if (name.startsWith('docker')) return notApplicable('A daemon runs, and the file names it.');
    const fix = { summary: 'Remove it, when no dockerd runs.', commands: [`rm ${shellWord(path)}`] };
    const evidence = [{ path, line: 1, text: String(pid) }];
    return fail('taken', { path, pid, name: name || 'something without a name' }, { evidence, fix });
  },
});
