import type { Evidence } from '@hostlint/core';
import type { KernelOptions } from '../kernel/kconfig.js';
import type { ModuleDirective } from '../kernel/modprobe-config.js';
import { obstacleOf, type LoadingPolicy } from '../kernel/modprobe-loading.js';
import type { WantedModule } from './wanted-modules.js';

/** `not-here`: the kernel has it, but not for this network namespace. */
export type ModuleAbsence = 'not-built' | 'not-installed' | 'tree-missing' | 'modules-disabled' | 'not-here';

/** Whether the kernel has a part, or gets it when it is asked for. */
export interface ModuleStanding {
  readonly name: string;
  readonly state: 'there' | 'absent' | 'blocked' | 'unclear';
  readonly absence: ModuleAbsence | null;
  /** Whether it needs no loading any more. */
  readonly active: boolean;
  /** For people: the end of a sentence. */
  readonly why: string;
  readonly evidence: readonly Evidence[];
  /** The line that keeps it from being loaded. */
  readonly directive: ModuleDirective | null;
}

/** What is known about modules; what is not is `null`. */
export interface ModuleKnowledge {
  readonly release: string | null;
  /** Loaded ones; `none`: this kernel loads no modules. */
  readonly loaded: ReadonlySet<string> | 'none' | null;
  readonly config: { readonly path: string; readonly options: KernelOptions } | null;
  /** Why the modules that are seen here need not be the kernel's; `null`: they are. */
  readonly foreign: string | null;
  /** `missing`: there is no directory for this kernel. `null`: not looked at. */
  readonly tree: {
    readonly directory: string | null;
    readonly loadable: ReadonlyMap<string, string> | null;
    readonly builtIn: ReadonlySet<string> | null;
  } | null;
  readonly policy: LoadingPolicy | null;
}

/** Where the part stands; `undefined`: the tree of modules must be looked at first. */
export function standingOf(module: WantedModule, known: ModuleKnowledge): ModuleStanding | undefined {
  const { name } = module;
  const files = module.files ?? [name];
  const { loaded, config, foreign, tree, policy } = known;
  const stand = (
    state: ModuleStanding['state'],
    why: string,
    evidence: readonly Evidence[] = [],
    rest: Partial<ModuleStanding> = {},
  ): ModuleStanding => ({ name, state, absence: null, active: false, why, evidence, directive: null, ...rest });
  const active = { active: true } as const;
  const gone = (absence: ModuleAbsence, why: string, ...evidence: readonly Evidence[]): ModuleStanding =>
    stand('absent', why, evidence, { absence });

  const isLoaded = loaded !== null && loaded !== 'none' ? files.find(file => loaded.has(file)) : undefined;
  if (isLoaded !== undefined)
    return stand('there', `${isLoaded} is loaded`, [{ path: '/proc/modules', text: isLoaded }], active);
  const option = module.options.find(one => config?.options.has(one)) ?? module.options[0];
  const built = config ? (config.options.get(option) ?? 'n') : null;
  const kernel = `Linux ${known.release ?? '(unknown)'}`;
  const setting = config
    ? [{ path: config.path, text: built === 'n' ? `# ${option} is not set` : `${option}=${built}` }]
    : [];
  if (built === 'y') return stand('there', `${name} is a part of the kernel`, setting, active);
  if (built === 'n') return gone('not-built', `${kernel} was built without ${option}`, ...setting);
  if (loaded === 'none')
    return built === 'm'
      ? gone('modules-disabled', `${name} is not a part of this kernel, which loads no modules`, ...setting)
      : stand('unclear', `how ${kernel} was built cannot be told`);
  if (foreign !== null) return stand('unclear', `${name} is not loaded, and ${foreign}`);
  if (tree === null) return undefined;
  if (tree.directory === null)
    return built === 'm'
      ? gone('tree-missing', `${name} is not loaded, and no modules of ${kernel} are here`, { path: '/lib/modules' })
      : stand('unclear', `no modules of ${kernel} are here, and how it was built cannot be told`);
  if (files.some(file => tree.builtIn?.has(file)))
    return stand('there', `${name} is a part of the kernel`, [{ path: `${tree.directory}/modules.builtin` }], active);
  const index = { path: `${tree.directory}/modules.dep` };
  const file = files.find(one => tree.loadable?.has(one));
  if (file === undefined) {
    if (built === null && tree.builtIn === null)
      return stand('unclear', `whether ${name} is a part of ${kernel} cannot be told`);
    return gone('not-installed', `no module ${name} is installed for ${kernel}`, index);
  }
  if (!policy) return stand('unclear', `what modprobe is told about ${name} cannot be read`);
  const obstacle = obstacleOf(policy, file, module.alias ?? file);
  // By its own name a module is loaded in spite of a blacklist: kmod modprobe.d(5).
  const passes =
    (obstacle?.what === 'blacklist' && module.alias === undefined) ||
    (obstacle?.what === 'no-autoloader' && module.byProgram === true);
  if (!obstacle || passes) return stand('there', `${file} is loaded when it is asked for`, [index]);
  const { directive } = obstacle;
  const line: readonly Evidence[] = directive
    ? [{ path: directive.path, text: directive.text, ...(directive.line === null ? {} : { line: directive.line }) }]
    : [index];
  if (obstacle.stops === 'unclear') return stand('unclear', obstacle.why, line);
  const why = directive ? `"${directive.text}" keeps ${file} from being loaded` : obstacle.why;
  return stand('blocked', why, line, { directive });
}
