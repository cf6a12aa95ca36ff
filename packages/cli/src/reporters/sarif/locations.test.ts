import { expect } from 'chai';
import type { Finding } from '@hostlint/core';
import { kernelFree } from './kernel-free.js';
import { locationOf, relativeUri } from './locations.js';
import { profiles } from './profiles.js';
import { toyFinding, toyReport } from './finding-samples.test.js';
import type { SarifProfile } from '../report-settings.js';

const place = (parts: Partial<Finding>, profile: SarifProfile = 'github', label = 'web-1') => {
  const finding = toyFinding(parts);
  return locationOf(finding, { label, profile: profiles[profile], kernelFree: kernelFree(toyReport([finding])) });
};
const uriOf = (parts: Partial<Finding>, profile?: SarifProfile, label?: string): string | undefined =>
  place(parts, profile, label).physicalLocation?.artifactLocation?.uri;

describe('SARIF locations', () => {
  it('are relative paths, encoded', () => expect(relativeUri('/etc/a b/ä#1')).to.equal('etc/a%20b/%C3%A4%231'));
  it('never lead out of the root', () => expect(relativeUri('/../../etc/./x')).to.equal('etc/x'));
  it('bear half a character', () => expect(relativeUri('/a\ud800')).to.equal('a%EF%BF%BD'));
  it('prefer the line that decides', () => {
    expect(uriOf({ evidence: [{ path: '/a' }, { path: '/b', line: 3, text: 'x' }] })).to.equal('b');
  });
  it('name a file of the kernel for a command, and for the environment', () => {
    expect(uriOf({ evidence: [{ path: 'uname -r' }] })).to.equal('proc/sys/kernel/osrelease');
    expect(uriOf({ evidence: [{ path: 'PATH', text: '/bin' }] })).to.equal('proc/self/environ');
  });
  it('fall back to the subject, then to the rule', () => {
    expect(uriOf({ subject: '/var/lib/docker' })).to.equal('var/lib/docker');
    expect(uriOf({ subject: '/var/lib/docker', evidence: [{ path: 'docker info' }] })).to.equal('var/lib/docker');
    expect(uriOf({})).to.equal('host/toy/rule');
    expect(uriOf({ evidence: [{ path: 'constructor' }] })).to.equal('host/toy/rule');
  });
  it('are never empty, for the root neither', () => {
    for (const path of ['/', '//', '/..', '', '.']) {
      expect(uriOf({ subject: path, evidence: [{ path }] })).to.equal('host/toy/rule');
    }
  });

  it('say when the region is made up', () => {
    expect(place({}).properties).to.deep.equal({ regionIsSynthetic: true });
    const real = place({ evidence: [{ path: '/b', line: 3, column: 4, text: 'x' }] });
    expect(real.properties).to.equal(undefined);
    expect(real.physicalLocation?.region).to.deep.equal({ startLine: 3, startColumn: 4, endLine: 3, endColumn: 5 });
  });
  it('show the line where the region is all of it', () => {
    expect(place({ evidence: [{ path: '/b', line: 3, text: 'a=1' }] }).physicalLocation?.region).to.deep.equal({
      startLine: 3,
      startColumn: 1,
      endLine: 3,
      endColumn: 4,
      snippet: { text: 'a=1' },
    });
  });
  it('believe no line that is none', () => {
    for (const line of [0, -1, 1.5, Number.NaN])
      expect(place({ evidence: [{ path: '/b', line }] }).properties).to.deep.equal({ regionIsSynthetic: true });
  });

  it('are the same after an upgrade of the kernel, but in full', () => {
    const evidence = [{ path: '/boot/config-6.1.0-37-amd64', line: 2, text: 'CONFIG_OVERLAY_FS=m' }];
    expect(uriOf({ evidence })).to.equal('boot/config-KERNEL');
    expect(uriOf({ evidence }, 'full')).to.equal('boot/config-6.1.0-37-amd64');
  });

  it('have the host in them and no line where the place alone tells results apart', () => {
    const evidence = [{ path: '/etc/fstab', line: 3, text: 'x' }];
    expect(uriOf({ evidence }, 'gitlab')).to.equal('web-1/etc/fstab');
    expect(uriOf({ evidence }, 'gitlab', 'rack/7')).to.equal('rack%2F7/etc/fstab');
    expect(uriOf({ evidence }, 'gitlab', '..')).to.equal('host/etc/fstab');
    expect(place({ evidence }, 'gitlab').physicalLocation?.region?.startLine).to.equal(1);
  });
});
