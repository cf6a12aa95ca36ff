import type { Edit, InstallPackages, SetSysctl, Step } from '@hostlint/core';
import { Scalar } from 'yaml';
import type { FileEdits } from './plan.js';

/** A task without its name: the module and what it is given, and words such as `when`. */
export type Task = Readonly<Record<string, unknown>>;

const packageModules: Readonly<Record<InstallPackages['manager'], string>> = {
  'apt-get': 'ansible.builtin.apt',
  dnf: 'ansible.builtin.dnf',
  yum: 'ansible.builtin.yum',
  zypper: 'community.general.zypper',
  apk: 'community.general.apk',
  pacman: 'community.general.pacman',
};

/** What a step that is no edit comes to. `bootFile`: what sets a sysctl at boot, which its module writes as well. */
export function taskOf(step: Exclude<Step, Edit>, bootFile: string | undefined): readonly Task[] {
  switch (step.kind) {
    case 'install-packages':
      return [
        {
          [packageModules[step.manager]]: {
            name: step.packages,
            state: 'present',
            ...(step.manager === 'apt-get' && { update_cache: true }),
          },
        },
      ];
    case 'load-module':
      return [{ 'community.general.modprobe': { name: step.module, state: 'present' } }];
    case 'set-sysctl':
      return [sysctlTask(step, bootFile)];
    case 'reload-units':
      return [{ 'ansible.builtin.systemd': { daemon_reload: true } }];
    case 'restart-service':
      return [{ 'ansible.builtin.service': { name: step.service, state: 'restarted' } }];
    case 'run':
      return runTasks(step.command, step.unless);
    case 'reboot':
      return [{ 'ansible.builtin.reboot': {} }];
  }
}

function sysctlTask({ key, value }: SetSysctl, bootFile: string | undefined): Task {
  if (bootFile === undefined) return { 'ansible.builtin.command': { argv: ['sysctl', '-w', `${key}=${value}`] } };
  const given = { name: key, value, state: 'present', sysctl_set: true, sysctl_file: bootFile, reload: false };
  return { 'ansible.posix.sysctl': given };
}

function runTasks(command: string, unless: string | undefined): readonly Task[] {
  const shell = { 'ansible.builtin.shell': { cmd: command } };
  if (unless === undefined) return [shell];
  const look = {
    'ansible.builtin.shell': { cmd: unless },
    register: 'hostlint_look',
    changed_when: false,
    failed_when: false,
    check_mode: false,
  };
  return [look, { ...shell, when: 'hostlint_look.rc != 0' }];
}

/** What the edits of a file come to. */
export function fileTasks({ path, edits }: FileEdits): readonly Task[] {
  const directory = path.slice(0, path.lastIndexOf('/'));
  const made = edits.some(({ kind }) => kind !== 'replace-line');
  const folder: Task = { 'ansible.builtin.file': { path: directory, state: 'directory' } };
  return [...(made ? [folder] : []), ...edits.flatMap(editTasks)];
}

function editTasks(edit: Edit): readonly Task[] {
  const { path } = edit;
  // Without a mode: a file that is there keeps its own, which may be a narrow one.
  switch (edit.kind) {
    case 'write-file':
      return [{ 'ansible.builtin.copy': { dest: path, content: edit.text, backup: true } }];
    case 'write-line': {
      const regexp = edit.replaces === undefined ? {} : { regexp: `^\\s*${inPattern(edit.replaces)}` };
      return [
        {
          'ansible.builtin.lineinfile': { path, line: edit.line, ...regexp, create: true, backup: true },
        },
      ];
    }
    case 'replace-line': {
      const regexp = `^\\s*${inPattern(edit.from.trim())}\\s*$`;
      // With `backrefs` no line is added where none fits, and a backslash is one of a pattern.
      const way = edit.to === null ? { state: 'absent' } : { line: edit.to.replaceAll('\\', '\\\\'), backrefs: true };
      return [{ 'ansible.builtin.lineinfile': { path, regexp, ...way, backup: true } }];
    }
    case 'set-json-key':
      return jsonTasks(path, edit.key, edit.value);
  }
}

/** Reads the file of each host and changes the key in it; its layout becomes that of Ansible. */
function jsonTasks(path: string, key: readonly string[], value: unknown): readonly Task[] {
  const [first = '', ...deeper] = key;
  if (value === undefined && deeper.length > 0)
    return [{ 'ansible.builtin.fail': { msg: `Take "${key.join('.')}" out of ${path} by hand.` } }];
  const change =
    value === undefined
      ? "dict2items | rejectattr('key', 'equalto', hostlint_key) | items2dict"
      : 'combine(hostlint_value, recursive=True)';
  const current = "(hostlint_file.content | default('e30=') | b64decode | from_json)";
  return [
    { 'ansible.builtin.slurp': { src: path }, register: 'hostlint_file', failed_when: false, check_mode: false },
    {
      'ansible.builtin.copy': {
        dest: path,
        content: new Expression(`{{ ${current} | ${change} | to_nice_json(indent=2) }}\n`),
        backup: true,
      },
      vars:
        value === undefined
          ? { hostlint_key: first }
          : { hostlint_value: key.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) },
    },
  ];
}

/** Text that Ansible is to evaluate: all other text comes from a host, and is not. */
export class Expression extends Scalar<string> {}

const inPattern = (text: string): string => text.replace(/[\\.*+?()[\]{}|^$]/g, '\\$&');
