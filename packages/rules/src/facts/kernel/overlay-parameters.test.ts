import { cannotTell, testFact } from '@hostlint/core/testing';
import { overlayParameters } from './overlay-parameters.js';

const sys = '/sys/module/overlay/parameters';
const none = {
  redirectDir: null,
  redirectAlwaysFollow: null,
  metacopy: null,
  index: null,
  nfsExport: null,
  xinoAuto: null,
  permitMountsInUserns: null,
};
const notLoaded = { '/proc/filesystems': '\text4\n', '/proc/sys/kernel/osrelease': '6.1.0-37-amd64' };
const configPath = '/boot/config-6.1.0-37-amd64';
const config = `# Linux/x86 6.1.140 Kernel Configuration
CONFIG_OVERLAY_FS=m
# CONFIG_OVERLAY_FS_REDIRECT_DIR is not set
CONFIG_OVERLAY_FS_INDEX=y
# CONFIG_OVERLAY_FS_METACOPY is not set
`;
const options = '/etc/modprobe.d/overlay.conf';

testFact(overlayParameters, [
  {
    name: 'reads the module that is loaded',
    host: { files: { [`${sys}/redirect_dir`]: 'Y\n', [`${sys}/metacopy`]: 'N\n' } },
    value: {
      ...none,
      redirectDir: { value: true, from: 'running', evidence: { path: `${sys}/redirect_dir`, line: 1, text: 'Y' } },
      metacopy: { value: false, from: 'running', evidence: { path: `${sys}/metacopy`, line: 1, text: 'N' } },
      redirects: true,
    },
  },
  {
    name: 'knows that metacopy turns redirects on',
    host: { files: { [`${sys}/redirect_dir`]: 'N\n', [`${sys}/metacopy`]: 'Y\n' } },
    part: { redirects: true },
  },
  {
    name: 'finds none in an old kernel, whose overlay has none',
    host: { files: { '/proc/filesystems': 'nodev\toverlay\n', '/sys/module/ext4/refcnt': '1' } },
    value: { ...none, redirects: false },
  },
  {
    name: 'is unknown when overlay is there and /sys is not',
    host: { files: { '/proc/filesystems': 'nodev\toverlay\n' } },
    unknown: 'unsupported',
  },
  {
    name: 'predicts the build’s defaults while it is not loaded',
    host: { files: { ...notLoaded, [configPath]: config } },
    value: {
      ...none,
      redirectDir: {
        value: false,
        from: 'configured',
        evidence: { path: configPath, text: '# CONFIG_OVERLAY_FS_REDIRECT_DIR is not set' },
      },
      metacopy: {
        value: false,
        from: 'configured',
        evidence: { path: configPath, text: '# CONFIG_OVERLAY_FS_METACOPY is not set' },
      },
      index: { value: true, from: 'configured', evidence: { path: configPath, text: 'CONFIG_OVERLAY_FS_INDEX=y' } },
      redirects: false,
    },
  },
  {
    name: 'lets modprobe’s options overrule them',
    host: {
      files: { ...notLoaded, [configPath]: config, [options]: '# here\noptions overlay redirect_dir=on index=0\n' },
    },
    part: {
      redirectDir: {
        value: true,
        from: 'configured',
        evidence: { path: options, line: 2, text: 'options overlay redirect_dir=on index=0' },
      },
      index: {
        value: false,
        from: 'configured',
        evidence: { path: options, line: 2, text: 'options overlay redirect_dir=on index=0' },
      },
      redirects: true,
    },
  },
  {
    name: 'lets the last option count, and the command line’s be the last',
    host: {
      files: {
        ...notLoaded,
        [configPath]: config,
        [options]: 'options overlay metacopy=on metacopy=off\n',
        '/proc/cmdline': 'overlay.metacopy',
      },
    },
    part: {
      metacopy: {
        value: true,
        from: 'configured',
        evidence: { path: '/proc/cmdline', line: 1, text: 'overlay.metacopy' },
      },
    },
  },
  { name: 'is unknown without a configuration', host: { files: notLoaded }, unknown: 'not-running' },
  {
    name: 'is unknown with a configuration of another kernel',
    host: {
      files: {
        ...notLoaded,
        '/usr/src/linux/.config': '# Linux/x86 5.4.1 Kernel Configuration\nCONFIG_OVERLAY_FS=m\n',
      },
    },
    unknown: 'not-running',
  },
  {
    name: 'is unknown when modprobe’s configuration cannot be read whole',
    host: { files: { ...notLoaded, [configPath]: config, [options]: cannotTell('denied') } },
    unknown: 'denied',
  },
  {
    name: 'is unknown for a value that the module would refuse',
    host: { files: { ...notLoaded, [configPath]: config, [options]: 'options overlay metacopy=maybe\n' } },
    unknown: 'malformed',
  },
  {
    name: 'is unknown when it cannot be told whether the module is loaded',
    host: { files: { ...notLoaded, [configPath]: config, '/proc/filesystems': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
