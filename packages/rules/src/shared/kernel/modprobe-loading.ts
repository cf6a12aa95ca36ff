import { matchesModule, type ModuleDirective } from './modprobe-config.js';

export interface LoadingPolicy {
  readonly directives: readonly ModuleDirective[];
  readonly refused: readonly string[];
  readonly unread: readonly { readonly path: string }[];
  readonly modulesDisabled: boolean | null;
  readonly autoloader: { readonly path: string; readonly exists: boolean | null };
}

export type Obstacle =
  | 'module-blacklist'
  | 'modules-disabled'
  | 'install'
  | 'unclear-install'
  | 'blacklist'
  | 'alias'
  | 'no-autoloader'
  | 'unread';

/** What keeps a module from being loaded. */
export interface LoadingObstacle {
  readonly what: Obstacle;
  /** `all`: nothing can load it. `autoload`: a mount does not load it, `modprobe NAME` does. `unclear`: it cannot be told. */
  readonly stops: 'all' | 'autoload' | 'unclear';
  readonly why: string;
  readonly directive: ModuleDirective | null;
}

/**
 * What would keep the kernel from loading a module for a mount, the worst first; `null`: nothing.
 * Sources: kmod 34.2 modprobe.d(5), libkmod/libkmod-module.c kmod_module_probe_insert_module (an install command wins over the
 * module, a blacklisted module is passed over when asked for by an alias); linux kernel/module/main.c module_blacklist, modules_disabled.
 */
export function obstacleOf(policy: LoadingPolicy, module: string, alias: string): LoadingObstacle | null {
  const { directives, autoloader } = policy;
  const find = (
    kind: ModuleDirective['kind'],
    is: (directive: ModuleDirective) => boolean,
  ): ModuleDirective | undefined => directives.find(directive => directive.kind === kind && is(directive));
  if (policy.refused.includes(module))
    return obstacle('module-blacklist', 'all', `module_blacklist= on the kernel's command line names ${module}`);
  if (policy.modulesDisabled)
    return obstacle('modules-disabled', 'all', 'loading modules is disabled until the next boot');
  // A file that could not be read may stand before the others, and then its word counts.
  if (policy.unread.length > 0) {
    const paths = policy.unread.map(({ path }) => path).join(', ');
    return obstacle('unread', 'unclear', `${paths} could not be read and may keep ${module} from being loaded`);
  }
  const install = find('install', ({ name }) => matchesModule(name, module));
  const effect = install ? effectOfInstall(install.value) : 'loads';
  if (install && effect === 'blocks') return obstacle('install', 'all', `${install.text} loads nothing`, install);
  if (install && effect === 'unclear')
    return obstacle('unclear-install', 'unclear', `what "${install.text}" does cannot be told`, install);
  const aliased = find('alias', ({ name, value }) => matchesModule(name, alias) && value !== module);
  if (aliased) return obstacle('alias', 'autoload', `${aliased.text} sends a mount elsewhere`, aliased);
  const blacklist = find('blacklist', ({ name }) => name === module);
  if (blacklist)
    return obstacle('blacklist', 'autoload', `${blacklist.text}: a mount no longer loads ${module}`, blacklist);
  const replaced = find('install', ({ name }) => name === alias);
  if (
    replaced &&
    !find('alias', ({ name }) => matchesModule(name, alias)) &&
    effectOfInstall(replaced.value) === 'blocks'
  )
    return obstacle('install', 'autoload', `${replaced.text}: a mount loads nothing`, replaced);
  if (autoloader.path === '')
    return obstacle('no-autoloader', 'autoload', 'kernel.modprobe is empty: the kernel loads no modules by itself');
  if (autoloader.exists === null)
    return obstacle('unread', 'unclear', `which program the kernel runs to load ${module} cannot be told`);
  if (!autoloader.exists)
    return obstacle(
      'no-autoloader',
      'autoload',
      `${autoloader.path}, which the kernel runs to load a module, does not exist`,
    );
  return null;
}

const obstacle = (
  what: Obstacle,
  stops: LoadingObstacle['stops'],
  why: string,
  directive: ModuleDirective | null = null,
): LoadingObstacle => ({ what, stops, why, directive });

/** What an `install` command comes to. Only the plain forms are understood. */
export function effectOfInstall(command: string): 'blocks' | 'loads' | 'unclear' {
  const words = command.trim().split(/\s+/);
  const program = (words[0] ?? '').replace(/^.*\//, '');
  if (/[;&|<>`$()]/.test(command)) {
    const alone = /^\s*(?:\S*\/)?(?:modprobe)\s[^;|<>`$()]*$/.test(command.split('&&')[0] ?? '');
    return alone && ignoresInstall(command) && !/\b(?:false|exit)\b/.test(command) ? 'loads' : 'unclear';
  }
  if (program === 'true' || program === 'false' || program === 'nologin') return 'blocks';
  if (program === 'exit' || program === ':') return 'blocks';
  if (program === 'modprobe' && ignoresInstall(command)) return 'loads';
  return 'unclear';
}

const ignoresInstall = (command: string): boolean => /\s(?:-i|--ignore-install)(?:\s|$)/.test(command);
