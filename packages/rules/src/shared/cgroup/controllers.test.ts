import { expect } from 'chai';
import { parseOwnGroup, parseProcCgroups } from './controllers.js';

describe('/proc/cgroups', () => {
  const text = '#subsys_name\thierarchy\tnum_cgroups\tenabled\ncpuset\t3\t1\t1\nmemory\t0\t1\t0\nodd line\n';

  it('lists controllers', () => {
    expect([...parseProcCgroups(text)]).to.deep.equal([
      ['cpuset', { hierarchy: 3, enabled: true }],
      ['memory', { hierarchy: 0, enabled: false }],
    ]);
  });
});

describe('/proc/self/cgroup', () => {
  it('names the group of version 2', () => {
    expect(parseOwnGroup('0::/user.slice/user-0.slice/session-1.scope\n')).to.equal(
      '/user.slice/user-0.slice/session-1.scope',
    );
    expect(parseOwnGroup('4:memory:/a\n0::/\n')).to.equal('/');
  });
  it('may name none', () => expect(parseOwnGroup('4:memory:/a\n')).to.equal(null));
});
