import { expect } from 'chai';
import type { Finding } from '@hostlint/core';
import { locationOf, relativeUri } from './locations.js';

const finding = (parts: Partial<Finding>): Finding => ({
  rule: 'toy/rule',
  severity: 'error',
  status: 'fail',
  subject: null,
  message: 'No.',
  evidence: [],
  fix: null,
  cure: null,
  waiver: null,
  ...parts,
});
const uriOf = (parts: Partial<Finding>): string | undefined =>
  locationOf(finding(parts), 'web-1', false).physicalLocation?.artifactLocation?.uri;

describe('SARIF locations', () => {
  it('are relative paths, encoded', () => expect(relativeUri('/etc/a b/ä#1')).to.equal('etc/a%20b/%C3%A4%231'));
  it('never lead out of the root', () => expect(relativeUri('/../../etc/./x')).to.equal('etc/x'));
  it('stand for the root itself', () => expect(relativeUri('/')).to.equal('./'));
  it('bear half a character', () => expect(relativeUri('/a\ud800')).to.equal('a%EF%BF%BD'));
  it('prefer the line that decides', () => {
    expect(uriOf({ evidence: [{ path: '/a' }, { path: '/b', line: 3, text: 'x' }] })).to.equal('b');
  });
  it('name a file of the kernel for a command', () => {
    expect(uriOf({ evidence: [{ path: 'uname -r' }] })).to.equal('proc/sys/kernel/osrelease');
  });
  it('fall back to the subject, then to the rule', () => {
    expect(uriOf({ subject: '/var/lib/docker' })).to.equal('var/lib/docker');
    expect(uriOf({})).to.equal('host/toy/rule');
  });
  it('say when the region is made up', () => {
    expect(locationOf(finding({}), 'web-1', false).properties).to.deep.equal({ regionIsSynthetic: true });
    const real = locationOf(finding({ evidence: [{ path: '/b', line: 3, column: 4, text: 'x' }] }), 'web-1', true);
    expect(real.properties).to.equal(undefined);
    expect(real.physicalLocation?.region).to.include({ startLine: 3, startColumn: 4, endLine: 3, endColumn: 5 });
  });
});
