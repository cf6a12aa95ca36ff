import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { banner } from './plugin-files.js';
import { root } from './units.js';

const folder = 'packages/cli/src/reporters/html';

/** The style and the script of the HTML report, each as one text: reporters read no files. */
export async function pageAssets(): Promise<readonly (readonly [path: string, text: string])[]> {
  const [style, script] = await Promise.all([bundled('page.css', {}), bundled('page.ts', { format: 'iife' })]);
  const text = `// ${banner} Made of page/.
export const style = ${JSON.stringify(style)};
export const script = ${JSON.stringify(script)};
`;
  return [[`${folder}/page-assets.ts`, text]];
}

async function bundled(name: string, options: BuildOptions): Promise<string> {
  const { outputFiles = [] } = await build({
    entryPoints: [join(root, folder, 'page', name)],
    bundle: true,
    write: false,
    minifyWhitespace: true,
    minifySyntax: true,
    charset: 'utf8',
    // Browsers that know `light-dark()` and popovers, which the page takes for granted.
    target: ['chrome123', 'firefox125', 'safari17.5'],
    logLevel: 'warning',
    ...options,
  });
  const text = outputFiles[0]?.text.trim() ?? '';
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`${name} would end the element that it is put into`);
  return text;
}
