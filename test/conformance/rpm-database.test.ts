import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { parseRpmList, type PackageVersions } from '../../packages/rules/src/shared/package-registry.js';
import { readRpmNdb, readRpmSqlite } from '../../packages/rules/src/shared/rpm/read-rpm-database.js';
import { skipBecause } from '../skip-because.js';

const count = 300;

/** Packages of all sizes without files; `last` runs while the last of them is installed. */
function spec(last: string): string {
  const packages = Array.from({ length: count }, (_, index) => index).flatMap(index => [
    `%package -n pkg-${index}`,
    `Version: ${index}.${index % 7}~rc${index}`,
    `Release: ${index % 5}.el9`,
    ...(index % 3 === 0 ? [`Epoch: ${index}`] : []),
    'Summary: s',
    `%description -n pkg-${index}`,
    `word ${index} `.repeat(((index * 37) % 4000) + 1),
    `%files -n pkg-${index}`,
  ]);
  return [...head('base', '1'), ...packages, '%files', '%post -n pkg-77 -p <lua>', `os.execute("${last}")`, ''].join(
    '\n',
  );
}

const head = (name: string, version: string): readonly string[] => [
  ...[`Name: ${name}`, `Version: ${version}`, 'Release: 1', 'Summary: s', 'License: MIT', 'BuildArch: noarch'],
  ...['%description', 'x'],
];

describe('rpm’s databases are read as rpm reads them', () => {
  let at: string;
  const run = (program: string, ...given: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(program, given, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    if (status !== 0) throw new Error(`${program} ${given.join(' ')}: ${stderr}`);
    return stdout;
  };
  const build = (name: string, text: string): void => {
    fs.writeFileSync(path.join(at, `${name}.spec`), text);
    const defines = [`_topdir ${at}/top`, '_binary_payload w0.gzdio'].flatMap(define => ['--define', define]);
    run('rpmbuild', '-bb', '--quiet', ...defines, path.join(at, `${name}.spec`));
  };
  const rpm = (backend: string, database: string, ...given: readonly string[]): string =>
    run('rpm', '--dbpath', path.join(at, database), '--define', `_db_backend ${backend}`, ...given);
  const asked = (backend: string, database: string): PackageVersions =>
    parseRpmList(rpm(backend, database, '-qa', '--queryformat', '%{NAME}\\t%{VERSION}-%{RELEASE}\\n'));
  const file = (...names: readonly string[]): Uint8Array => fs.readFileSync(path.join(at, ...names));

  before(function () {
    this.timeout(120_000);
    if (spawnSync('rpmbuild', ['--version']).status !== 0)
      skipBecause(this, 'there is no rpm here; apt-get install rpm');
    if (process.getuid?.() !== 0) skipBecause(this, 'rpm installs as root only');
    at = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-rpm-'));
    build('base', spec(`cp -r ${at}/live ${at}/copy`));
    for (const version of ['5.14.0', '5.14.1']) build('kernel', [...head('kernel', version), '%files', ''].join('\n'));
  });
  after(() => at && fs.rmSync(at, { recursive: true, force: true }));

  const install = (backend: string, database: string): void => {
    fs.mkdirSync(path.join(at, database));
    rpm(backend, database, '--initdb');
    const all = fs.readdirSync(path.join(at, 'top/RPMS/noarch')).map(name => path.join(at, 'top/RPMS/noarch', name));
    const kernels = all.filter(name => path.basename(name).startsWith('kernel')).sort();
    const others = all.filter(name => !kernels.includes(name));
    for (const [index, kernel] of kernels.entries()) {
      rpm(backend, database, '-i', '--nodeps', '--justdb', ...(index > 0 ? ['--force'] : []), kernel);
    }
    rpm(backend, database, '-i', '--nodeps', '--nosignature', '--nodigest', ...others);
  };

  it('sqlite, and its write-ahead log while rpm is at work', function () {
    this.timeout(120_000);
    install('sqlite', 'live');
    const versions = readRpmSqlite(file('live', 'rpmdb.sqlite'), undefined);
    expect(versions).to.deep.equal(asked('sqlite', 'live'));
    expect(versions.size).to.equal(count + 2);
    expect(versions.get('kernel')).to.equal('5.14.1-1');

    const [database, log] = [file('copy', 'rpmdb.sqlite'), file('copy', 'rpmdb.sqlite-wal')];
    const during = readRpmSqlite(database, log);
    expect(during).to.deep.equal(asked('sqlite', 'copy'));
    expect(during.size).to.be.within(10, count - 1);
    expect(readRpmSqlite(database, undefined).size, 'without the log').to.be.lessThan(during.size);
  });

  it('ndb', function () {
    this.timeout(120_000);
    if (!/available backends.* ndb/.test(run('rpm', '--showrc')))
      skipBecause(this, 'this rpm has no ndb; Debian’s has it since rpm 6');
    install('ndb', 'ndb');
    rpm('ndb', 'ndb', '-e', '--nodeps', 'pkg-7', 'pkg-100', 'pkg-299');
    const versions = readRpmNdb(file('ndb', 'Packages.db'));
    expect(new Map([...versions].sort())).to.deep.equal(new Map([...asked('ndb', 'ndb')].sort()));
    expect(versions.size).to.equal(count - 1);
  });
});
