/** What does not work, or stops, while a step is done. `docker`: dockerd, and its containers where `live-restore` is off. */
export type Interrupts = 'nothing' | 'docker' | 'containerd' | 'containers' | 'host';

export type PackageManager = 'apt-get' | 'dnf' | 'yum' | 'zypper' | 'apk' | 'pacman';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Installs packages; those that are there stay as they are. */
export interface InstallPackages {
  readonly kind: 'install-packages';
  readonly manager: PackageManager;
  readonly packages: readonly string[];
}

/** A whole file that holds this one thing, such as `/etc/sysctl.d/99-net.ipv4.ip_forward.conf`. */
export interface WriteFile {
  readonly kind: 'write-file';
  readonly path: string;
  readonly text: string;
}

/** A line that a file must have; the file is made where there is none. */
export interface WriteLine {
  readonly kind: 'write-line';
  readonly path: string;
  readonly line: string;
  /** The lines that begin so give way to it: they set the same. */
  readonly replaces?: string;
}

/** One line of a file that is there, told by its number and its text. */
export interface ReplaceLine {
  readonly kind: 'replace-line';
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly from: string;
  /** `null`: the line goes. */
  readonly to: string | null;
}

/** A key of a file of JSON; the rest of the file stays as it is. */
export interface SetJsonKey {
  readonly kind: 'set-json-key';
  readonly path: string;
  readonly key: readonly string[];
  /** Absent: the key goes. */
  readonly value?: Json;
}

/** Now; that it is loaded at every boot is a file's matter. */
export interface LoadModule {
  readonly kind: 'load-module';
  readonly module: string;
}

/** Now; that it is set at every boot is a file's matter. */
export interface SetSysctl {
  readonly kind: 'set-sysctl';
  /** With dots; a dot inside a name is a slash. */
  readonly key: string;
  readonly value: string;
}

/** Has systemd read its units anew. */
export interface ReloadUnits {
  readonly kind: 'reload-units';
}

export interface RestartService {
  readonly kind: 'restart-service';
  readonly manager: 'systemd' | 'openrc';
  /** With its suffix for systemd: `docker.service`. */
  readonly service: string;
  readonly interrupts: Interrupts;
}

/** A command for what has no kind of its own. Without questions, and done twice it does no harm. */
export interface Run {
  readonly kind: 'run';
  readonly command: string;
  /** A command that succeeds where there is nothing left to do: for what holds from the next boot on, where it holds. */
  readonly unless?: string;
  /** When it is done, beside steps of other kinds. */
  readonly when: 'packages' | 'files' | 'modules' | 'boot-loader' | 'services';
  readonly interrupts: Interrupts;
  /** The command that takes it back; `null` where there is none. */
  readonly undo: string | null;
}

export interface Reboot {
  readonly kind: 'reboot';
}

/** One thing that a machine can do to mend a host. `Fix.commands` say the same to people. */
export type Step =
  | InstallPackages
  | WriteFile
  | WriteLine
  | ReplaceLine
  | SetJsonKey
  | LoadModule
  | SetSysctl
  | ReloadUnits
  | RestartService
  | Run
  | Reboot;

export type StepKind = Step['kind'];

/** The steps that change a file, and nothing else. */
export type Edit = WriteFile | WriteLine | ReplaceLine | SetJsonKey;

const editKinds: readonly StepKind[] = ['write-file', 'write-line', 'replace-line', 'set-json-key'];

export const isEdit = (step: Step): step is Edit => editKinds.includes(step.kind);

export function interruptsOf(step: Step): Interrupts {
  if (step.kind === 'run' || step.kind === 'restart-service') return step.interrupts;
  return step.kind === 'reboot' ? 'host' : 'nothing';
}
