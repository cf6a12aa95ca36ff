import { optionTable } from './option.js';

/** Namespaces, keys, message queues and what confines a process. */
export const isolationOptions = optionTable({
  NAMESPACES: { lack: 'no container can be kept apart from the host', use: 'engine', required: 'error' },
  NET_NS: {
    lack: 'containers cannot have a network of their own',
    on: ['NAMESPACES', 'NET'],
    use: 'engine',
    required: 'error',
  },
  PID_NS: {
    lack: 'containers cannot have processes of their own',
    on: ['NAMESPACES'],
    use: 'engine',
    required: 'error',
  },
  IPC_NS: {
    lack: 'containers cannot have shared memory and message queues of their own',
    on: ['NAMESPACES', 'SYSVIPC|POSIX_MQUEUE'],
    use: 'engine',
    required: 'error',
  },
  UTS_NS: {
    lack: 'containers cannot have a host name of their own',
    on: ['NAMESPACES'],
    use: 'engine',
    required: 'error',
  },
  USER_NS: {
    lack: 'rootless engines and userns-remap do not work',
    on: ['NAMESPACES'],
    use: 'feature',
    optional: 'info',
  },
  KEYS: { lack: 'containers get no keyring of their own', use: 'engine', required: 'warning' },
  POSIX_MQUEUE: {
    lack: 'the mount of /dev/mqueue fails, which containers have by default, and with it the container',
    on: ['NET'],
    use: 'engine',
    required: 'error',
  },
  DEVPTS_MULTIPLE_INSTANCES: {
    lack: 'containers see the terminals of the host and of each other',
    versions: '-4.6',
    otherwise: 'every mount of devpts is one of its own since 4.7',
    on: ['UNIX98_PTYS'],
    use: 'engine',
    required: 'error',
  },
  SECCOMP: { lack: 'system calls of containers are not filtered', use: 'engine', optional: 'warning' },
  SECCOMP_FILTER: {
    lack: 'system calls of containers are not filtered',
    on: ['SECCOMP', 'NET'],
    by: 'SECCOMP',
    use: 'engine',
    optional: 'warning',
  },
  SECURITY_SELINUX: {
    lack: 'neither SELinux nor AppArmor confines containers',
    on: ['SECURITY'],
    or: [{ options: ['SECURITY_APPARMOR'] }],
    use: 'feature',
    optional: 'info',
  },
  SECURITY_APPARMOR: {
    lack: 'neither SELinux nor AppArmor confines containers',
    on: ['SECURITY'],
    or: [{ options: ['SECURITY_SELINUX'] }],
    use: 'feature',
    optional: 'info',
  },
  LEGACY_VSYSCALL_NATIVE: {
    lack: '',
    versions: '4.4-4.15',
    otherwise: 'the page is emulated since 4.16',
    arch: ['X86_64'],
    use: 'feature',
  },
  LEGACY_VSYSCALL_EMULATE: { lack: '', versions: '4.4-5.18', arch: ['X86_64'], use: 'feature' },
  LEGACY_VSYSCALL_XONLY: { lack: '', versions: '5.3-', arch: ['X86_64'], use: 'feature' },
  LEGACY_VSYSCALL_NONE: { lack: '', versions: '4.4-', arch: ['X86_64'], use: 'feature' },
  PROC_FS: { lack: 'the kubelet and all runtimes read /proc', use: 'engine', kubernetes: 'error' },
});
