import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { skipBecause } from '../../skip-because.js';

const program = '/usr/bin/chromium';

/** A page as opened from a file, and all that it did which it should not. */
export interface Opened {
  readonly page: Page;
  /** Whatever was asked for, the page itself included. */
  readonly requests: string[];
  /** Violations of the policy, faults of the script, and other things that the console tells. */
  readonly complaints: string[];
}

/** Debian's own browser for the tests of a suite; without it they skip. */
export class TestBrowser {
  #browser: Browser | undefined;
  readonly #folder = mkdtempSync(join(tmpdir(), 'hostlint-html-'));

  async start(context: Mocha.Context): Promise<void> {
    try {
      accessSync(program, constants.X_OK);
    } catch {
      skipBecause(context, `there is no ${program}: apt-get install chromium`);
    }
    // Its sandbox does not run as root, nor does it take containers for granted.
    this.#browser = await chromium.launch({
      executablePath: program,
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--host-resolver-rules=MAP plain.test 127.0.0.1'],
    });
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** Writes the page to a file and opens that. */
  async open(html: string, options: BrowserContextOptions & { fragment?: string } = {}): Promise<Opened> {
    const file = join(this.#folder, 'page.html');
    writeFileSync(file, html);
    return this.visit(`${pathToFileURL(file).href}${options.fragment ?? ''}`, options);
  }

  async visit(url: string, options: BrowserContextOptions = {}): Promise<Opened> {
    if (!this.#browser) throw new Error('the browser is not started');
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', request => requests.push(request.url()));
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(error.message));
    if (options.javaScriptEnabled !== false)
      await page.addInitScript({
        content:
          "document.addEventListener('securitypolicyviolation', event => console.error('violates ' + event.violatedDirective))",
      });
    await page.goto(url);
    return { page, requests, complaints };
  }
}
