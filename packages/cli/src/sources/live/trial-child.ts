import type { ProbeName, UnknownReason } from '@hostlint/core';

export interface Trial {
  readonly name: ProbeName;
  /** The directory that the trial makes, works in and removes. */
  readonly directory: string;
  /** Where koffi's module lies; `null`: the system's own programs do what Node cannot. */
  readonly koffi: string | null;
}

export type TrialAnswer =
  { readonly works: boolean; readonly detail: string } | { readonly reason: UnknownReason; readonly detail: string };

/**
 * What dockerd itself tries before it uses overlay2 (moby v28.5.2 daemon/graphdriver/overlayutils/overlayutils.go SupportsOverlay with
 * multiple lowers, overlay2/check.go doesSupportNativeDiff). Runs in a process of its own, in a private mount namespace, from its text:
 * so it refers to nothing outside itself. All calls are synchronous: it ends by itself and tidies, also when nobody listens any more.
 */
export function runTrial(trial: Trial, load: NodeJS.Require): TrialAnswer {
  const fs = load('node:fs') as typeof import('node:fs');
  const util = load('node:util') as typeof import('node:util');
  const { spawnSync } = load('node:child_process') as typeof import('node:child_process');
  const at = (...parts: string[]): string => [trial.directory, ...parts].join('/');
  const fault = (code: string, message: string): Error => Object.assign(new Error(message), { code });

  interface System {
    mount(target: string, options: string): void;
    unmount(target: string): void;
    setXattr(path: string, name: string, value: string): void;
    getXattr(path: string, name: string): string | null;
  }
  const nativeSystem = (module: string): System => {
    const koffi = load(module) as typeof import('koffi');
    const library = koffi.load(null);
    type Call = (...given: unknown[]) => number;
    const mount = library.func('int mount(str source, str target, str type, unsigned long flags, str options)') as Call;
    const unmount = library.func('int umount2(str target, int flags)') as Call;
    const setXattr = library.func('int lsetxattr(str path, str name, str value, size_t size, int flags)') as Call;
    const getXattr = library.func('long lgetxattr(str path, str name, _Out_ uint8_t *value, size_t size)') as Call;
    const errors = util.getSystemErrorMap();
    const check = (what: string, answer: number): number => {
      if (answer >= 0) return answer;
      const [code, message] = errors.get(-koffi.errno()) ?? ['EIO', 'unknown error'];
      throw fault(code, `${what}: ${message}`);
    };
    return {
      mount: (target, options) => check('failed to mount overlay', mount('overlay', target, 'overlay', 0, options)),
      unmount: target => check('failed to unmount', unmount(target, 0)),
      setXattr: (path, name, value) =>
        check('failed to set opaque flag on middle layer', setXattr(path, name, value, value.length, 0)),
      getXattr(path, name) {
        const buffer = Buffer.alloc(256);
        const length = getXattr(path, name, buffer, buffer.length);
        if (length < 0 && errors.get(-koffi.errno())?.[0] === 'ENODATA') return null;
        return buffer.toString('utf8', 0, check(`failed to read ${name}`, length));
      },
    };
  };
  const commandSystem = (): System => {
    const run = (program: string, ...given: string[]): string => {
      const result = spawnSync(program, given, {
        encoding: 'utf8',
        env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' },
      });
      if (result.error) throw fault('ENOPROGRAM', `"${program}" is not installed, nor is koffi`);
      if (result.status === 0) return result.stdout;
      const denied = /permission denied|not permitted/i.test(result.stderr);
      throw fault(denied ? 'EPERM' : 'EINVAL', `failed: ${result.stderr.trim()}`);
    };
    return {
      mount: (target, options) => run('mount', '-n', '-i', '-t', 'overlay', '-o', options, 'overlay', target),
      unmount: target => run('umount', '-n', '-i', target),
      setXattr: (path, name, value) => run('setfattr', '-h', '-n', name, '-v', value, path),
      getXattr(path, name) {
        const listed = run('getfattr', '-h', '-m', '-', '--absolute-names', path);
        return listed.split('\n').includes(name)
          ? run('getfattr', '-h', '--only-values', '--absolute-names', '-n', name, path)
          : null;
      },
    };
  };

  const withMount = (lower: string[], upper: string, then: (system: System) => TrialAnswer): TrialAnswer => {
    const system = trial.koffi === null ? commandSystem() : nativeSystem(trial.koffi);
    return then({
      ...system,
      mount(target) {
        const layers = lower.map(layer => at(layer)).join(':');
        system.mount(target, `lowerdir=${layers},upperdir=${at(upper)},workdir=${at('work')}`);
      },
    });
  };
  const works = { works: true, detail: '' };

  const trials: Record<ProbeName, () => TrialAnswer> = {
    'overlay-mount': () => {
      for (const name of ['lower1', 'lower2', 'upper', 'work', 'merged']) fs.mkdirSync(at(name), 0o755);
      return withMount(['lower2', 'lower1'], 'upper', system => {
        system.mount(at('merged'), '');
        system.unmount(at('merged'));
        return works;
      });
    },
    'overlay-native-diff': () => {
      const map = fs.readFileSync('/proc/self/uid_map', 'utf8').trim().split(/\s+/).join(' ');
      if (map !== '0 0 4294967295')
        return { reason: 'unsupported', detail: 'this trial does not answer in a user namespace' };
      for (const name of ['l1/d', 'l1/d1', 'l2/d', 'l3', 'work', 'merged'])
        fs.mkdirSync(at(name), { recursive: true, mode: 0o755 });
      return withMount(['l2', 'l1'], 'l3', system => {
        system.setXattr(at('l2/d'), 'trusted.overlay.opaque', 'y');
        system.mount(at('merged'), '');
        try {
          fs.writeFileSync(at('merged/d/f'), '');
          if (system.getXattr(at('l3/d'), 'trusted.overlay.opaque') === 'y') {
            return {
              works: false,
              detail: 'opaque flag erroneously copied up, consider updating to kernel 4.8 or later to fix',
            };
          }
          try {
            fs.renameSync(at('merged/d1'), at('merged/d2'));
          } catch (error) {
            // The kernel refuses to rename a merged directory where redirect_dir is off, which is what native diff needs.
            if ((error as NodeJS.ErrnoException).code === 'EXDEV') return works;
            throw error;
          }
          const redirected = system.getXattr(at('l3/d2'), 'trusted.overlay.redirect') === 'd1';
          return redirected ? { works: false, detail: 'kernel has CONFIG_OVERLAY_FS_REDIRECT_DIR enabled' } : works;
        } finally {
          system.unmount(at('merged'));
        }
      });
    },
  };

  process.umask(0o022);
  try {
    fs.mkdirSync(trial.directory, 0o700);
    return trials[trial.name]();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EPERM' || code === 'EACCES') return { reason: 'denied', detail: message };
    if (code === 'ENOPROGRAM') return { reason: 'unsupported', detail: message };
    return { works: false, detail: message };
  } finally {
    fs.rmSync(trial.directory, { recursive: true, force: true });
  }
}
