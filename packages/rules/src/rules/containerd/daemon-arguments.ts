import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { osRelease } from '../../facts/os/release.js';
import { faultOutcomes, placeWords } from '../../shared/containerd-config/fault-outcomes.js';

export const daemonArguments = defineRule({
  id: 'containerd/daemon-arguments',
  meta: {
    title: 'containerd knows the arguments that it is started with.',
    why: 'containerd exits over a flag that it does not have or a value that is missing, and a word such as "config" makes it run a command instead of the daemon.',
    fix: 'Correct the line that gives the argument.',
    severity: 'error',
    sources: [
      'containerd v1.6.20 to v2.3.4 cmd/containerd/command/main.go',
      'urfave/cli v1.22, v2.27; go flag.FlagSet',
    ],
    stops: ['containerd'],
  },
  needs: { config: containerdConfig, os: maybe(osRelease) },
  messages: { refused: '{place}containerd {version} would not start with its arguments: {message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    const how = { summary: 'Correct or remove the argument.', os };
    return faultOutcomes(config, 'arguments', how, {
      pass,
      unknown,
      fail: (fault, details) =>
        fail(
          'refused',
          { place: placeWords(fault.evidence), version: config.version, message: fault.message },
          details,
        ),
    });
  },
});
