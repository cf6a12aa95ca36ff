import { readFileSync } from 'node:fs';
import { schemaProblem } from '@hostlint/core';
import rules from '@hostlint/rules';
import { expect } from 'chai';
import { runInProcess } from '../scenarios/run-in-process.js';
import { toyPlugin } from '../scenarios/toy-plugin.js';

const path = new URL('../../packages/core/schema/plan.schema.json', import.meta.url);
const schema = JSON.parse(readFileSync(path, 'utf8')) as object;

describe('plan.schema.json', () => {
  const hosts = {
    'an empty host': {},
    'a host where nothing may be read': { '/etc': null },
    'a rude host': { '/etc/motd': 'go away', '/etc/guests': 'Ann\nMaximilian\n' },
    'a host with Docker': {
      '/etc/os-release': 'ID=debian\nVERSION_ID=12\n',
      '/usr/bin/dockerd': '',
      '/etc/docker/daemon.json': '{"icc": true}',
      '/proc/sys/net/ipv4/ip_forward': '0\n',
    },
  };
  for (const [name, host] of Object.entries(hosts))
    for (const plugin of [toyPlugin, rules])
      it(`holds for the plan of ${plugin.name} for ${name}`, async () => {
        const presets = plugin === rules ? ['--preset', 'all'] : [];
        const words = ['plan', '--format', 'json', ...presets];
        const ran = await runInProcess(words, { workingDirectory: '/', plugins: [plugin], host });
        expect(ran.stderr).to.equal('');
        expect(await schemaProblem(schema, JSON.parse(ran.stdout))).to.equal(undefined);
      });
});
