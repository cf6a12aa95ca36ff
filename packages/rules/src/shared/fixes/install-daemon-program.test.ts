import { known, unknown } from '@hostlint/core/testing';
import { expect } from 'chai';
import { distributionOf } from '../distribution.js';
import { installDaemonProgram } from './install-daemon-program.js';

const on = (id: string) => known(distributionOf(new Map([['ID', id]]), false));
const last = (...arguments_: Parameters<typeof installDaemonProgram>): string =>
  installDaemonProgram(...arguments_).commands.at(-1) ?? '';

describe('installDaemonProgram', () => {
  it('takes Docker’s own packages where dockerd is Docker’s', () => {
    expect(last(on('debian'), 'runc', '28.5.2')).to.equal('apt-get install containerd.io');
    expect(last(on('rocky'), 'docker-init', '28.5.2')).to.equal('dnf install docker-ce');
  });
  it('takes the distribution’s where dockerd is of it', () => {
    expect(last(on('debian'), 'runc', '20.10.24+dfsg1')).to.equal('apt-get install runc');
    expect(last(on('alpine'), 'runc', '28.5.2')).to.equal('apk add runc');
    expect(last(on('debian'), 'xz', '28.5.2')).to.equal('apt-get install xz-utils');
  });
  it('names no package where it knows none', () => {
    expect(installDaemonProgram(on('fedora'), 'runc', '28.5.2').commands).to.deep.equal([]);
    expect(installDaemonProgram(on('alpine'), 'docker-init', null).commands).to.deep.equal([]);
    expect(installDaemonProgram(unknown(), 'git', null).summary).to.contain('the package that brings git');
  });
});
