import type { HostSource } from '../source.js';

/** A source over the host that the contract describes, and what must be tidied after it. */
export interface ContractHost {
  readonly source: HostSource;
  close?(): Promise<void>;
}

/** The files of the contract's host. `link` values are targets of symlinks. */
export const contractTree = {
  '/etc/os-release': { link: '../usr/lib/os-release' },
  '/usr/lib/os-release': 'ID=contract\n',
  '/etc/absolute': { link: '/usr/lib/os-release' },
  '/etc/outside': { link: '../../../../../../../../usr/lib/os-release' },
  '/etc/dangling': { link: '/nowhere' },
  '/etc/loop': { link: '/etc/loop' },
  '/etc/empty': '',
  '/etc/d/b': 'b',
  '/etc/d/a': 'a',
} as const;

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && String.fromCharCode(...bytes);

/** What every source must do, whatever it reads from. `open` is given the tree to show and opens a source over it. */
export function sourceContract(
  name: string,
  open: (tree: typeof contractTree) => Promise<ContractHost>,
  /** `running: false`: the host does not run, so nobody can tell of its sockets. */
  { running = true }: { readonly running?: boolean } = {},
): void {
  describe(`source ${name} keeps the contract`, () => {
    let host: ContractHost;
    before(async () => {
      host = await open(contractTree);
    });
    after(async () => host.close?.());

    const check = (title: string, question: (source: HostSource) => Promise<unknown>, wanted: unknown): void => {
      it(title, async () => {
        const actual = await question(host.source);
        if (JSON.stringify(actual) !== JSON.stringify(wanted))
          throw new Error(`wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(actual)}`);
      });
    };
    const refuses = (title: string, question: (source: HostSource) => Promise<unknown>, reason: string): void => {
      it(title, async () => {
        const outcome = await question(host.source).then(
          value => ({ value }),
          (error: unknown) => ({ error: error as { name?: string; reason?: string } }),
        );
        if (!('error' in outcome) || outcome.error.name !== 'UnknowableError' || outcome.error.reason !== reason) {
          throw new Error(`wanted UnknowableError(${reason}), got ${JSON.stringify(outcome)}`);
        }
      });
    };

    check('reads a file', async source => text(await source.read('/usr/lib/os-release')), 'ID=contract\n');
    check('reads an empty file as empty, not as absent', async source => text(await source.read('/etc/empty')), '');
    check(
      'reads through a relative symlink',
      async source => text(await source.read('/etc/os-release')),
      'ID=contract\n',
    );
    check(
      'resolves an absolute symlink inside the host',
      async source => text(await source.read('/etc/absolute')),
      'ID=contract\n',
    );
    check('never climbs above the root', async source => text(await source.read('/etc/outside')), 'ID=contract\n');
    check(
      'answers absent for what is not there',
      async source => [
        await source.read('/no'),
        await source.list('/no'),
        await source.stat('/no'),
        await source.realpath('/no'),
      ],
      [null, null, null, null],
    );
    check('answers absent below a file', async source => (await source.read('/etc/empty/below')) ?? null, null);
    check(
      'answers absent for a dangling symlink',
      async source => [(await source.read('/etc/dangling')) ?? null, (await source.stat('/etc/dangling')) ?? null],
      [null, null],
    );
    check(
      'sees a dangling symlink itself',
      async source => (await source.stat('/etc/dangling', { follow: false }))?.type,
      'symlink',
    );
    refuses('cannot tell for a loop of symlinks', source => source.read('/etc/loop'), 'malformed');
    refuses('does not read a directory as a file', source => source.read('/etc/d'), 'malformed');
    refuses('does not list a file', source => source.list('/etc/empty'), 'malformed');
    refuses('bounds what it reads', source => source.read('/usr/lib/os-release', { maxBytes: 3 }), 'malformed');
    check('lists names in order', source => source.list('/etc/d'), ['a', 'b']);
    check('lists no more than asked for', async source => (await source.list('/etc/d', { limit: 1 }))?.length, 1);
    check(
      'tells types',
      async source => [(await source.stat('/etc/d'))?.type, (await source.stat('/etc/empty'))?.type],
      ['directory', 'file'],
    );
    check(
      'takes dots and doubled slashes as a kernel does',
      async source => [
        text(await source.read('/etc//d/./../d/a')),
        text(await source.read('/../../etc/d/a')),
        await source.realpath('/'),
        await source.realpath('/etc/d/..'),
      ],
      ['a', 'a', '/', '/etc'],
    );
    check(
      'climbs from where a symlink leads',
      async source => text(await source.read('/etc/os-release/../os-release')) ?? null,
      null,
    );
    check('lists what there is when asked for more', source => source.list('/etc/d', { limit: 9 }), ['a', 'b']);
    check('reads exactly as much as it may', async source => text(await source.read('/etc/d/a', { maxBytes: 1 })), 'a');
    check(
      'answers absent for the real path of a dangling symlink',
      async source => (await source.realpath('/etc/dangling')) ?? null,
      null,
    );
    check('tells the size', async source => (await source.stat('/usr/lib/os-release'))?.sizeBytes, 12);
    refuses('cannot tell of what lies below a loop of symlinks', source => source.stat('/etc/loop/x'), 'malformed');
    check('finds real paths', source => source.realpath('/etc/os-release'), '/usr/lib/os-release');
    check(
      'knows no program of that name',
      async source => (await source.run(['hostlint-no-such-program'])) ?? null,
      null,
    );
    if (running)
      check('knows no such socket', async source => (await source.get('/run/no.sock', '/info')) ?? null, null);
    else refuses('cannot tell of sockets', source => source.get('/run/no.sock', '/info'), 'not-running');
  });
}
