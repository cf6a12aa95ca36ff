import { expect } from 'chai';
import fc from 'fast-check';
import { parseBlsEntry } from './bls-entry.js';
import { grubItemsOfBls } from './grub-bls.js';
import { debianGrub, debianHead, environment, fedoraGrub, opensuseGrub } from './grub-samples.test.js';
import { readGrubMenu } from './grub.js';

const path = '/boot/grub/grub.cfg';
const entries = [
  ['0d4f-0-rescue', '0-rescue-0d4f', '$kernelopts'],
  ['0d4f-6.8.5-301.fc40.x86_64', '6.8.5-301.fc40.x86_64', 'root=UUID=0d4f ro rhgb quiet'],
  ['0d4f-6.10.3-200.fc40.x86_64', '6.10.3-200.fc40.x86_64', '$kernelopts systemd.unified_cgroup_hierarchy=1'],
].map(([name, release, options]) =>
  parseBlsEntry(
    `/boot/loader/entries/${name}.conf`,
    `title Fedora Linux (${release}) 40\nversion ${release}\nlinux /vmlinuz-${release}\ninitrd /i.img\noptions ${options}\ngrub_class fedora\n`,
  ),
);

const read = (text: string, files: Readonly<Record<string, string>> = {}): ReturnType<typeof readGrubMenu> =>
  readGrubMenu(text, {
    path,
    files: new Map(Object.entries(files)),
    blsItems: variables => grubItemsOfBls(entries, variables),
  });
const kernelOf = (text: string, files?: Readonly<Record<string, string>>): string | undefined =>
  read(text, files).chosen?.kernel;

describe('the menu of GRUB', () => {
  describe('Debian and Ubuntu', () => {
    it('boots the first entry by default', () => {
      const { chosen, why, entries } = read(debianGrub('0'));
      expect(chosen?.kernel).to.equal('/boot/vmlinuz-6.12.9-amd64');
      expect(chosen?.options).to.equal('root=UUID=6c06-3c8e ro quiet');
      expect(chosen?.evidence.text).to.equal('linux /boot/vmlinuz-6.12.9-amd64 root=UUID=6c06-3c8e ro quiet');
      expect(chosen?.evidence.line).to.be.a('number');
      expect(why).to.equal('GRUB boots "0" of its entries: "Debian GNU/Linux"');
      expect(entries.map(({ kernel }) => kernel)).to.deep.equal([
        '/boot/vmlinuz-6.12.9-amd64',
        '/boot/vmlinuz-6.12.9-amd64',
        '/boot/vmlinuz-6.12.9-amd64',
        '/boot/vmlinuz-6.1.0-37-amd64',
      ]);
    });
    const cases: readonly [
      name: string,
      fallback: string,
      variables: Readonly<Record<string, string>> | null,
      kernel: string,
    ][] = [
      ['an entry of the submenu by numbers', '1>2', null, '6.1.0-37-amd64'],
      ['by ids', 'gnulinux-advanced-1>gnulinux-6.1.0-37-amd64-advanced-1', null, '6.1.0-37-amd64'],
      [
        'by titles',
        'Advanced options for Debian GNU/Linux>Debian GNU/Linux, with Linux 6.1.0-37-amd64',
        null,
        '6.1.0-37-amd64',
      ],
      ['the submenu alone, in which the same number counts', '1', null, '6.12.9-amd64'],
      ['an entry that is not there is the first', '17', null, '6.12.9-amd64'],
      ['a title that is not there is the first', 'Windows', null, '6.12.9-amd64'],
      ['GRUB_DEFAULT=saved with nothing saved', '${saved_entry}', null, '6.12.9-amd64'],
      [
        'GRUB_DEFAULT=saved',
        '${saved_entry}',
        { saved_entry: 'gnulinux-advanced-1>gnulinux-6.1.0-37-amd64-advanced-1' },
        '6.1.0-37-amd64',
      ],
      ['an entry for the next boot alone', '0', { next_entry: '1>2', saved_entry: '0' }, '6.1.0-37-amd64'],
    ];
    for (const [name, fallback, variables, kernel] of cases)
      it(name, () => {
        const files = variables ? { grubenv: environment(variables) } : {};
        expect(kernelOf(debianGrub(fallback), files)).to.equal(`/boot/vmlinuz-${kernel}`);
      });
    it('takes the entries of custom.cfg', () => {
      const own = "menuentry 'mine' --id mine { linux /boot/vmlinuz-5.10.0-1 root=/dev/sda1 }\n";
      expect(kernelOf(debianGrub('0'), { 'custom.cfg': `${own}set default=mine\n` })).to.equal(
        '/boot/vmlinuz-5.10.0-1',
      );
    });
  });

  describe('Fedora and Red Hat Enterprise Linux', () => {
    it('boots the newest entry of loader/entries where nothing is saved', () => {
      const { chosen } = read(fedoraGrub);
      expect(chosen?.kernel).to.equal('/vmlinuz-6.10.3-200.fc40.x86_64');
      expect(chosen?.options).to.equal('root=UUID=0d4f ro rhgb quiet systemd.unified_cgroup_hierarchy=1');
      expect(chosen?.evidence).to.deep.equal({
        path: '/boot/loader/entries/0d4f-6.10.3-200.fc40.x86_64.conf',
        line: 3,
        text: 'linux /vmlinuz-6.10.3-200.fc40.x86_64',
      });
    });
    it('boots what grubby saved', () => {
      const grubenv = environment({ saved_entry: '0d4f-6.8.5-301.fc40.x86_64', boot_success: '1' });
      expect(kernelOf(fedoraGrub, { grubenv })).to.equal('/vmlinuz-6.8.5-301.fc40.x86_64');
    });
    it('takes kernelopts of grubenv', () => {
      const grubenv = environment({ kernelopts: 'root=/dev/mapper/rhel-root ro crashkernel=auto' });
      expect(read(fedoraGrub, { grubenv }).chosen?.options).to.contain('rhel-root ro crashkernel=auto systemd.');
    });
    it('boots the second where attempts to boot are used up', () => {
      const grubenv = environment({ boot_counter: '0', boot_success: '0' });
      expect(kernelOf(fedoraGrub, { grubenv })).to.equal('/vmlinuz-6.8.5-301.fc40.x86_64');
    });
  });

  it('openSUSE: leaves out what is empty in the options', () => {
    const { chosen } = read(opensuseGrub, { grubenv: environment({ saved_entry: 'openSUSE Leap 15.6' }) });
    expect(chosen?.options).to.equal('root=UUID=9 splash=silent quiet security=apparmor');
    expect(kernelOf(opensuseGrub, { grubenv: environment({ saved_entry: '1>0' }) })).to.contain('23.47-default');
  });

  describe('what is decided at boot', () => {
    it('is no default', () => {
      const script = `${debianHead('0')}\nprobe --set=default -u $root\nmenuentry a { linux /vmlinuz-6.1.0 }\n`;
      expect(read(script)).to.deep.include({
        chosen: null,
        why: `which entry of ${path} is the default is decided at boot`,
      });
    });
    it('is no place in the menu, where numbers count', () => {
      const script =
        'if sleep 1; then menuentry a { linux /vmlinuz-1.0 }; fi\nmenuentry b --id b { linux /vmlinuz-6.1.0 }\n';
      expect(read(script).chosen).to.equal(null);
      expect(kernelOf(`set default=b\n${script}`)).to.equal('/vmlinuz-6.1.0');
    });
  });

  it('knows a kernel below Xen, another device and the old commands', () => {
    const xen =
      'menuentry x { multiboot2 /xen.gz placeholder\n module2 /vmlinuz-6.1.0-9-amd64 placeholder root=/dev/sda1 quiet }\n';
    expect(read(xen).chosen).to.deep.include({ kernel: '/vmlinuz-6.1.0-9-amd64', options: 'root=/dev/sda1 quiet' });
    expect(kernelOf('menuentry x { linuxefi (hd0,gpt2)/vmlinuz-5.4.0 }')).to.equal('/vmlinuz-5.4.0');
    expect(kernelOf('menuentry x { linux16 ($root)/vmlinuz-5.4.0 }')).to.equal('/vmlinuz-5.4.0');
  });

  it('says so where the default is no Linux', () => {
    expect(read('menuentry Memtest { linux16 }\n').why).to.contain('"Memtest", is no Linux kernel');
    expect(read('menuentry Windows { chainloader +1 }\n').chosen).to.equal(null);
    expect(read('# nothing\n').why).to.contain('is empty');
  });

  for (const [name, script] of [
    ['a quote', "menuentry 'x { linux /a }"],
    ['an if', 'if [ a ]; then set b=c'],
    ['a bracket', 'menuentry x {'],
    ['a word that closes nothing', 'fi'],
    ['nesting', '{ '.repeat(5) + 'menuentry x { '.repeat(100)],
  ] as const)
    it(`does not understand a script with ${name} left open`, () => {
      const menu = read(script);
      expect(menu.chosen).to.equal(null);
    });

  it('comes to an end, whatever is written', () => {
    const bomb = `set a=aaaaaaaa\n${'set a="$a$a"\n'.repeat(60)}menuentry x { linux /vmlinuz-6.1.0 $a }\n`;
    expect(kernelOf(bomb)).to.equal('/vmlinuz-6.1.0');
    expect(kernelOf('function f { f\n f\n}\nf\nmenuentry x { linux /vmlinuz-6.1.0 }\n')).to.equal(undefined);
    expect(kernelOf('source $prefix/custom.cfg', { 'custom.cfg': 'source $prefix/custom.cfg\n'.repeat(50) })).to.equal(
      undefined,
    );
  });

  it('takes any text', () => {
    const words = fc.constantFrom(
      ...[
        'if',
        'then',
        'fi',
        'else',
        'elif',
        '[',
        ']',
        '=',
        '-f',
        '!',
        '{',
        '}',
        'menuentry',
        'submenu',
        'linux',
        'set',
      ],
      ...[
        'default=$a',
        'a=b',
        '"$a"',
        "'x",
        '"',
        '\\',
        '\n',
        ';',
        '#',
        'function',
        'f',
        'for',
        'do',
        'done',
        '${a}',
        'blscfg',
      ],
    );
    const text = fc.array(fc.oneof(words, fc.string({ maxLength: 5 })), { maxLength: 40 }).map(all => all.join(' '));
    fc.assert(
      fc.property(text, script => {
        const { chosen, entries } = read(script, { grubenv: script, 'custom.cfg': script });
        expect(entries).to.be.an('array');
        expect(chosen === null || typeof chosen.kernel === 'string').to.equal(true);
      }),
      { numRuns: 500 },
    );
  });
  it('reads lines that end with a carriage return', () =>
    expect(kernelOf(debianGrub('0').replaceAll('\n', '\r\n'))).to.equal('/boot/vmlinuz-6.12.9-amd64'));
  it('takes other blanks for letters, as GRUB does', () => {
    for (const blank of ['\f', '\v', '\u00a0', '\u2028', '\ufeff']) {
      expect(
        kernelOf(`${blank}x\nset${blank}y ${blank} ${blank}{\n}\n${debianGrub('0')}`),
        JSON.stringify(blank),
      ).to.equal('/boot/vmlinuz-6.12.9-amd64');
    }
  });
});
