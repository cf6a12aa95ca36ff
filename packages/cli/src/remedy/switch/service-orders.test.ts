import { expect } from 'chai';
import { serviceOrders } from './service-orders.js';

type Daemon = Parameters<typeof serviceOrders>[1];

const request = {
  target: 'overlay2',
  keepImages: false,
  daemon: {},
  serviceStop: undefined,
  serviceStart: undefined,
  waitMs: 1000,
};
const daemon: Daemon = { manager: 'systemd', masked: false, binary: null, words: [], socketActivated: true };
const orders = (given: Partial<Daemon>, isBooted = true, more: Partial<Parameters<typeof serviceOrders>[0]> = {}) => {
  const { stop, start } = serviceOrders(
    { ...request, ...more },
    { ...daemon, ...given },
    '/run/docker.pid',
    () => isBooted,
  );
  return [...stop, '/', ...start].map(argv => (Array.isArray(argv) ? argv.join(' ') : argv));
};

describe('how the service of Docker is stopped and started', () => {
  it('with systemd the socket stops as well, which would start it again', () =>
    expect(orders({})).to.deep.equal([
      'systemctl stop docker.socket docker.service',
      '/',
      'systemctl reset-failed docker.service',
      'systemctl start docker.socket',
      'systemctl start docker.service',
    ]));

  it('with systemd and without a socket', () =>
    expect(orders({ socketActivated: false })[0]).to.equal('systemctl stop docker.service'));

  it('with OpenRC and with an init script', () => {
    expect(orders({ manager: 'openrc' })).to.deep.equal(['rc-service docker stop', '/', 'rc-service docker start']);
    expect(orders({ manager: 'sysvinit' })[0]).to.equal('/etc/init.d/docker stop');
  });

  it('as the user says', () =>
    expect(orders({ manager: 'none' }, false, { serviceStop: ['s', 'stop'], serviceStart: ['s', 'go'] })).to.deep.equal(
      ['s stop', '/', 's go'],
    ));

  it('is not guessed', () => {
    expect(() => orders({ manager: 'none' })).to.throw(/say it with --service-stop and --service-start/);
    expect(() => orders({}, false)).to.throw(/say it with --service-stop and --service-start/);
    expect(() => orders({ masked: true })).to.throw(/systemctl unmask docker.service/);
  });
});
