import type { Command } from '../command.js';
import * as options from '../flags/option-groups.js';

const text = { type: 'string', nargs: 1, requiresArg: true } as const;
const [daemon, service] = ['Another daemon than that of this host:', 'How its service is stopped and started:'];

export const switchDriver: Command = {
  name: 'switch',
  usage: 'hostlint switch DRIVER [options]',
  summary: "Switch Docker's storage driver, safely",
  about:
    "Give Docker another storage driver (overlay2, vfs, btrfs, ...) or containerd's image store (containerd).\n\n" +
    'First it is forecast whether Docker will start with it. Then Docker is stopped, its data-root copied aside, daemon.json edited and Docker started; docker info must be as forecast. If anything fails, all is put back as it was.',
  options: {
    ...options.changingOptions,
    'keep-images': {
      group: 'What is changed:',
      describe: 'Carry the images over, as docker save and docker load do',
      type: 'boolean',
    },
    'data-root': { ...text, group: daemon, describe: 'Its data-root' },
    'config-file': { ...text, group: daemon, describe: 'Its configuration file' },
    host: { ...text, group: daemon, describe: 'The socket that it listens on: unix://PATH' },
    pidfile: { ...text, group: daemon, describe: 'Its pid file' },
    'service-stop': { ...text, group: service, describe: 'A program and its arguments; no shell reads them' },
    'service-start': { ...text, group: service, describe: 'The same; it must return when the daemon is started' },
    wait: { ...text, group: service, describe: 'SECONDS that stopping or starting may take; 120 by default' },
    timeout: options.readingOptions.timeout ?? {},
    ...options.configurationOptions,
  },
  examples: [
    ['sudo hostlint switch overlay2 --dry-run', 'What would be done, and whether it can be'],
    ['sudo hostlint switch overlay2', 'Show the plan, ask, and do it'],
    ['sudo hostlint switch overlay2 --keep-images --yes', 'With the images, and without a question'],
    ['sudo hostlint undo', 'Back to what was before'],
  ],
  epilogue:
    'Exit code 0: switched, or nothing to do. 1: not switched, and all is as it was. 2: wrong use, or not all could be put back.',
  speaks: true,
  run: async invocation => (await import('../remedy/switch/run-switch.js')).runSwitch(invocation),
};
