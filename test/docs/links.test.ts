import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function pages(): Promise<readonly string[]> {
  const below = await readdir(join(root, 'docs'), { recursive: true, withFileTypes: true });
  const docs = below
    .filter(entry => entry.name.endsWith('.md'))
    .map(entry => relative(root, join(entry.parentPath, entry.name)));
  const top = (await readdir(root)).filter(name => name.endsWith('.md'));
  return [...top, ...docs].sort();
}

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

describe('docs', () => {
  it('link only to files that are there', async () => {
    const broken: string[] = [];
    for (const page of await pages()) {
      const text = withoutCode(await readFile(join(root, page), 'utf8'));
      for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^(https?:|#|mailto:)/.test(target)) continue;
        const path = join(root, dirname(page), target.replace(/#.*$/, ''));
        await access(path).catch(() => broken.push(`${page}: ${target}`));
      }
    }
    expect(broken).to.deep.equal([]);
  });

  it('name only npm scripts that are there', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const unknown: string[] = [];
    for (const page of await pages()) {
      const text = await readFile(join(root, page), 'utf8');
      for (const [, name = ''] of text.matchAll(/\bnpm run (?:-s |--silent )?([a-z-]+)/g))
        if (!(name in scripts)) unknown.push(`${page}: ${name}`);
    }
    expect(unknown).to.deep.equal([]);
  });
});
