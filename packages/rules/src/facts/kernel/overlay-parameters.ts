import { defineFact, isUnknowable, maybe, UnknowableError, type Evidence, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import {
  configuredOverlayParameter,
  overlayParameterNames,
  type OverlayParameterName,
} from '../../shared/kernel/overlay-parameter.js';
import { kernelFilesystems } from './filesystems.js';
import { modulePolicy, type ModulePolicy } from './module-policy.js';
import { type FoundKernelConfig, kernelConfigReads, readKernelConfig } from './read-kernel-config.js';
import { kernelRelease, type KernelRelease } from './release.js';

export interface OverlayParameter {
  readonly value: boolean | string;
  /** `running`: of the module in the kernel now. `configured`: what it would have if it were loaded now. */
  readonly from: 'running' | 'configured';
  readonly evidence: Evidence;
}

/** By parameter; `null` where this kernel's overlayfs has no such parameter. */
export type OverlayParameters = { readonly [name in OverlayParameterName]: OverlayParameter | null } & {
  /** Whether a mount that says nothing of it renames directories by redirect: redirect_dir, or metacopy, which turns it on (linux fs/overlayfs/params.c). */
  readonly redirects: boolean;
};

const directory = '/sys/module/overlay/parameters';

/** Defaults of overlayfs on this kernel. */
export const overlayParameters = defineFact({
  id: 'kernel/overlay-parameters',
  summary:
    'The defaults of overlayfs: redirect_dir, metacopy, index, nfs_export and others; predicted while the module is not loaded.',
  reads: () => ({
    files: Object.values(overlayParameterNames).map(name => `${directory}/${name}`),
    lists: [directory],
    stats: ['/sys/module'],
    also: [kernelConfigReads()],
  }),
  needs: { filesystems: maybe(kernelFilesystems), release: maybe(kernelRelease), policy: maybe(modulePolicy) },
  async collect(host, { filesystems, release, policy }): Promise<OverlayParameters> {
    const names = await unlessOff(() => host.list(directory));
    if (names) return withRedirects(await readRunning(host, new Set(names)));
    const registered = filesystems.known && filesystems.value.has('overlay');
    if (registered) {
      if (!(await host.stat('/sys/module')))
        throw new UnknowableError('unsupported', '/sys/module is not to be seen here');
      return withRedirects(await readRunning(host, new Set()));
    }
    // A module that is loaded keeps the parameters that it was loaded with, whatever is configured by now.
    if (
      !filesystems.known &&
      filesystems.reason !== 'not-running' &&
      !(await unlessOff(() => host.stat('/sys/module')))
    )
      throw new UnknowableError(filesystems.reason, filesystems.detail);
    if (!release.known) throw new UnknowableError(release.reason, release.detail);
    const config = await readKernelConfig(host, release.value);
    return withRedirects(predict(config, policy.known ? policy.value : null, release.value));
  },
});

/** What the source of an image answers for /sys is that nothing runs: no module is loaded there. */
async function unlessOff<T>(question: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await question();
  } catch (error) {
    if (isUnknowable(error) && error.reason === 'not-running') return undefined;
    throw error;
  }
}

type Parameters = { readonly [name in OverlayParameterName]: OverlayParameter | null };

function withRedirects(parameters: Parameters): OverlayParameters {
  const isOn = (name: OverlayParameterName): boolean => parameters[name]?.value === true;
  return { ...parameters, redirects: isOn('redirectDir') || isOn('metacopy') };
}

async function readRunning(host: TracedSource, names: ReadonlySet<string>): Promise<Parameters> {
  const entries = Object.entries(overlayParameterNames).map(async ([key, name]) => {
    if (!names.has(name)) return [key, null];
    const path = `${directory}/${name}`;
    const bytes = await host.read(path);
    if (!bytes) return [key, null];
    const text = decodeText(bytes).trim();
    return [
      key,
      { value: valueOf(text), from: 'running', evidence: { path, line: 1, text } } satisfies OverlayParameter,
    ];
  });
  return Object.fromEntries(await Promise.all(entries)) as Parameters;
}

const valueOf = (text: string): boolean | string => (text === 'Y' ? true : text === 'N' ? false : text);

function predict(config: FoundKernelConfig | null, policy: ModulePolicy | null, release: KernelRelease): Parameters {
  const lacking = `overlay is not loaded, so its parameters are not to be seen; \`modprobe overlay\` shows them`;
  if (!config || config.mismatch !== null)
    throw new UnknowableError(
      'not-running',
      `${lacking}, and there is no configuration of ${release.raw} to tell its defaults`,
    );
  if (!policy || policy.unread.length > 0)
    throw new UnknowableError('denied', `${lacking}, and modprobe's configuration could not be read whole`);
  const entries = Object.entries(overlayParameterNames).map(([key, name]) => {
    const told = configuredOverlayParameter(name, config, policy.directives);
    return [key, told && { value: told.value, from: 'configured', evidence: told.evidence }];
  });
  return Object.fromEntries(entries) as Parameters;
}
