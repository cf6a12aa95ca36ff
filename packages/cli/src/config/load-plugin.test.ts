import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadPlugin } from './load-plugin.js';

const plugin = `export default { name: 'acme', version: '1.0.0' };`;

describe('loadPlugin', () => {
  let folder: string;
  let config: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'hostlint-plugin-'));
    config = join(folder, 'hostlint.config.json');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const install = (name: string, manifest: object, files: Readonly<Record<string, string>>): void => {
    const home = join(folder, 'node_modules', name);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), JSON.stringify({ name, type: 'module', ...manifest }));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(home, file), text);
  };
  const fault = async (name: string): Promise<string> =>
    loadPlugin(name, config).then(
      () => 'none',
      (error: unknown) => (error as Error).message,
    );

  it('finds a package beside the configuration', async () => {
    install('acme-main', { main: 'plugin.js' }, { 'plugin.js': plugin });
    expect((await loadPlugin('acme-main', config)).name).to.equal('acme');
  });

  it('finds a package that is for import alone, by its conditions', async () => {
    const exports = { '.': { types: './no.d.ts', import: { default: './plugin.js' } } };
    install('@acme/import-only', { exports }, { 'plugin.js': plugin });
    expect((await loadPlugin('@acme/import-only', config)).name).to.equal('acme');
  });

  it('takes a path for a module beside the configuration', async () => {
    writeFileSync(join(folder, 'own.mjs'), plugin);
    expect((await loadPlugin('./own.mjs', config)).name).to.equal('acme');
  });

  it('says how to get a package that is missing', async () => {
    expect(await fault('acme-nowhere')).to.contain('`npm install acme-nowhere`');
  });

  it('says what a package throws when it is loaded', async () => {
    install('acme-broken', { main: 'plugin.js' }, { 'plugin.js': `throw new Error('no licence');` });
    expect(await fault('acme-broken')).to.contain('no licence');
  });

  it('does not blame the plugin for what the plugin misses', async () => {
    install('acme-needy', { main: 'plugin.js' }, { 'plugin.js': `import 'acme-absent';` });
    expect(await fault('acme-needy'))
      .to.contain('acme-absent')
      .and.not.to.contain('npm install');
  });
});
