import { expect } from 'chai';
import { parseModprobeFile } from './modprobe-config.js';
import { effectOfInstall, obstacleOf, type LoadingPolicy } from './modprobe-loading.js';

const policy = (text: string, more: Partial<LoadingPolicy> = {}): LoadingPolicy => ({
  directives: parseModprobeFile('/etc/modprobe.d/x.conf', text),
  refused: [],
  unread: [],
  modulesDisabled: false,
  autoloader: { path: '/sbin/modprobe', exists: true },
  ...more,
});

const told = (text: string, more: Partial<LoadingPolicy> = {}): string => {
  const obstacle = obstacleOf(policy(text, more), 'overlay', 'fs_overlay');
  return obstacle ? `${obstacle.what} ${obstacle.stops}` : 'none';
};

describe('obstacleOf', () => {
  it('is none without a line about it', () =>
    expect(told('options overlay metacopy=off\nblacklist pcspkr')).to.equal('none'));
  it('is an install command that loads nothing', () =>
    expect(told('install overlay /bin/true')).to.equal('install all'));
  it('is one with a wildcard too', () => expect(told('install over* /bin/false')).to.equal('install all'));
  it('is the first install command alone', () =>
    expect(told('install overlay /sbin/modprobe -i overlay\ninstall overlay /bin/true')).to.equal('none'));
  it('is a command that is not understood', () =>
    expect(told('install overlay /usr/bin/logger no')).to.equal('unclear-install unclear'));
  it('stops autoloading alone when blacklisted', () =>
    expect(told('blacklist overlay')).to.equal('blacklist autoload'));
  it('stops autoloading alone by the alias', () =>
    expect(told('install fs-overlay /bin/true')).to.equal('install autoload'));
  it('stops autoloading alone by another alias', () => expect(told('alias fs-overlay off')).to.equal('alias autoload'));
  it('is no alias to itself', () => expect(told('alias fs-overlay overlay')).to.equal('none'));
  it('is none for the spelling overlayfs', () =>
    expect(told('install overlayfs /bin/true\nblacklist overlayfs')).to.equal('none'));
  it('is the kernel’s own list', () =>
    expect(told('', { refused: ['pcspkr', 'overlay'] })).to.equal('module-blacklist all'));
  it('is the end of loading', () => expect(told('', { modulesDisabled: true })).to.equal('modules-disabled all'));
  it('is a kernel that runs no modprobe', () =>
    expect(told('', { autoloader: { path: '', exists: false } })).to.equal('no-autoloader autoload'));
  it('is a modprobe that is missing', () =>
    expect(told('', { autoloader: { path: '/sbin/modprobe', exists: false } })).to.equal('no-autoloader autoload'));
  it('cannot tell when the program may not be looked for', () =>
    expect(told('', { autoloader: { path: '/sbin/modprobe', exists: null } })).to.equal('unread unclear'));
  it('is unclear when a file could not be read', () =>
    expect(told('', { unread: [{ path: '/x' }] })).to.equal('unread unclear'));
  it('is unclear even when a readable file blocks it, since the other may come first', () =>
    expect(told('install overlay /bin/true', { unread: [{ path: '/x' }] })).to.equal('unread unclear'));
});

describe('effectOfInstall', () => {
  for (const command of ['/bin/true', '/usr/bin/false', 'true', '/bin/true # CIS 1.1.1.6', 'exit 1', ':'])
    it(`"${command}" blocks`, () => expect(effectOfInstall(command)).to.equal('blocks'));
  for (const command of ['/sbin/modprobe --ignore-install overlay', 'modprobe -i overlay && /usr/bin/logger loaded'])
    it(`"${command}" loads`, () => expect(effectOfInstall(command)).to.equal('loads'));
  for (const command of [
    '/bin/true; modprobe -i overlay',
    'modprobe overlay',
    'modprobe -i overlay && exit 1',
    '/opt/load',
    '',
  ])
    it(`"${command}" is not understood`, () => expect(effectOfInstall(command)).to.equal('unclear'));
});
