import { cannotTell, testFact } from '@hostlint/core/testing';
import { containerdDaemonArguments } from './daemon-arguments.js';

const vendor = '/lib/systemd/system/containerd.service';
const start = 'ExecStart=/usr/bin/containerd $ARGS';
const dropIn = '/etc/systemd/system/containerd.service.d/root.conf';
const at = (path: string, line: number, text: string) => ({ path, line, text });

testFact(containerdDaemonArguments, [
  { name: 'no unit', host: {}, part: { unit: null, words: [], faults: [] } },
  {
    name: 'the unit of the package',
    host: { files: { [vendor]: `[Service]\n${start}\n` } },
    part: { unit: vendor, binary: '/usr/bin/containerd', words: [], faults: [] },
  },
  {
    name: 'a drop-in with an environment',
    host: { files: { [vendor]: `[Service]\n${start}\n`, [dropIn]: '[Service]\nEnvironment="ARGS=--root /data"\n' } },
    part: {
      dropIns: [dropIn],
      words: ['--root', '/data'].map(text => ({ text, evidence: at(dropIn, 2, 'Environment="ARGS=--root /data"') })),
    },
  },
  {
    name: 'behind a wrapper',
    host: { files: { [vendor]: '[Service]\nExecStart=/usr/bin/nice -n 5 /opt/containerd -l debug\n' } },
    part: {
      binary: '/opt/containerd',
      words: ['-l', 'debug'].map(text => ({
        text,
        evidence: at(vendor, 2, 'ExecStart=/usr/bin/nice -n 5 /opt/containerd -l debug'),
      })),
    },
  },
  {
    name: 'two commands',
    host: { files: { [vendor]: `[Service]\n${start}\n`, [dropIn]: '[Service]\nExecStart=/usr/bin/containerd\n' } },
    part: {
      faults: [
        {
          message:
            'Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services. Refusing.',
          ...at(dropIn, 2, 'ExecStart=/usr/bin/containerd'),
        },
      ],
    },
  },
  {
    name: 'a unit that starts something else',
    host: { files: { [vendor]: '[Service]\nExecStart=/opt/start.sh\n' } },
    unknown: 'unsupported',
  },
  { name: 'a unit that may not be read', host: { files: { [vendor]: cannotTell('denied') } }, unknown: 'denied' },
]);
