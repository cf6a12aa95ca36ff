import { expect } from 'chai';
import fc from 'fast-check';
import { parseBlsEntry } from './bls-entry.js';
import { readExtlinuxMenu } from './extlinux.js';
import { parseGrubEnvironment } from './grub-environment.js';
import { readKernelImage } from './kernel-image.js';
import { parseRaspberryPiConfig } from './raspberry-pi.js';
import { releaseInName } from './release-in-name.js';
import { defaultPatternOf, matchesGlob, readSystemdBootMenu } from './systemd-boot.js';
import { readUnifiedImage } from './unified-image.js';

const bls = (name: string, ...lines: readonly string[]): ReturnType<typeof parseBlsEntry> =>
  parseBlsEntry(`/efi/loader/entries/${name}.conf`, `${lines.join('\n')}\n`);

describe('systemd-boot', () => {
  const arch = bls(
    'arch',
    'title Arch Linux',
    'linux /vmlinuz-linux',
    'initrd /initramfs-linux.img',
    'options root=UUID=1 rw',
  );
  const lts = bls(
    'arch-lts',
    'title Arch Linux (lts)',
    'linux /vmlinuz-linux-lts',
    'options root=UUID=1',
    'options rw',
  );
  const installed = (version: string): ReturnType<typeof parseBlsEntry> =>
    bls(
      `1d-${version}`,
      ...['title Debian', `version ${version}`, 'machine-id 1d', 'sort-key debian', 'options root=UUID=1 quiet'],
      `linux /1d/${version}/linux`,
    );
  const chosen = (entries: Parameters<typeof readSystemdBootMenu>[0], pattern: string | null): string | undefined =>
    readSystemdBootMenu(entries, pattern).chosen?.kernel;

  it('boots what loader.conf says', () => {
    expect(chosen([arch, lts], 'arch.conf')).to.equal('/vmlinuz-linux');
    expect(chosen([arch, lts], 'ARCH-*')).to.equal('/vmlinuz-linux-lts');
    expect(readSystemdBootMenu([arch, lts], 'arch.conf').why).to.equal('loader.conf says "default arch.conf"');
  });
  it('boots the last name where nothing is said and nothing has a key', () => {
    expect(chosen([arch, lts], null)).to.equal('/vmlinuz-linux');
    expect(chosen([arch, lts], 'nothing-*')).to.equal('/vmlinuz-linux');
    expect(chosen([arch, lts], '@saved')).to.equal('/vmlinuz-linux');
  });
  it('boots the newest version of those with keys', () => {
    const entries = [installed('6.1.0-9-amd64'), installed('6.1.0-37-amd64'), lts];
    expect(chosen(entries, null)).to.equal('/1d/6.1.0-37-amd64/linux');
    expect(chosen(entries, '1d-6.1.0-9-*')).to.equal('/1d/6.1.0-9-amd64/linux');
  });
  it('puts those without attempts left at the end', () => {
    const tried = bls('b+0-3', 'linux /b');
    const fresh = bls('a+3', 'linux /a');
    expect(chosen([tried, fresh], null)).to.equal('/a');
    expect(chosen([tried], null)).to.equal('/b');
    expect(chosen([tried, fresh], 'b.conf')).to.equal('/b');
  });
  it('joins options and keeps the line of the kernel', () => {
    const { chosen } = readSystemdBootMenu([lts], null);
    expect(chosen?.options).to.equal('root=UUID=1 rw');
    expect(chosen?.evidence.line).to.equal(2);
  });
  it('passes over what has no kernel', () => {
    expect(chosen([bls('shell', 'title Shell', 'efi /shell.efi')], null)).to.equal(undefined);
  });
  it('reads the pattern of loader.conf', () => {
    expect(defaultPatternOf('#default a\ntimeout 3\ndefault  "b*.conf"\n')).to.equal('b*.conf');
    expect(defaultPatternOf('timeout 3\n')).to.equal(null);
  });
  it('matches globs', () => {
    for (const [pattern, text, meant] of [
      ['*', '', true],
      ['a*b*c', 'aXbYbZc', true],
      ['a?c', 'abc', true],
      ['[a-c]x', 'bx', true],
      ['[!a-c]x', 'bx', false],
      ['[', '[', true],
      ['a\\*', 'a*', true],
      ['a\\*', 'ab', false],
      ['a', 'ab', false],
    ] as const)
      expect(matchesGlob(pattern, text), `${pattern} ${text}`).to.equal(meant);
    expect(matchesGlob(`${'*a'.repeat(50)}b`, 'a'.repeat(5000))).to.equal(false);
  });
});

describe('extlinux', () => {
  const alpine = `DEFAULT menu.c32
PROMPT 0
MENU TITLE Alpine/Linux Boot Menu
MENU HIDDEN
TIMEOUT 10
LABEL virt
  MENU LABEL Linux virt
  LINUX vmlinuz-virt
  INITRD initramfs-virt
  APPEND root=UUID=7 modules=sd-mod,ext4 quiet
LABEL lts
  MENU DEFAULT
  MENU LABEL Linux lts
  LINUX vmlinuz-lts
  INITRD initramfs-lts
  APPEND root=UUID=7 modules=sd-mod,usb-storage,ext4 quiet rootfstype=ext4
MENU SEPARATOR
`;
  const path = '/boot/extlinux.conf';
  it('boots MENU DEFAULT where DEFAULT is a program', () => {
    const { chosen, why } = readExtlinuxMenu(path, alpine);
    expect(chosen).to.deep.equal({
      kernel: 'vmlinuz-lts',
      options: 'root=UUID=7 modules=sd-mod,usb-storage,ext4 quiet rootfstype=ext4',
      version: null,
      evidence: { path, line: 14, text: 'LINUX vmlinuz-lts' },
    });
    expect(why).to.equal('"lts" is MENU DEFAULT in /boot/extlinux.conf');
  });
  it('boots the label of DEFAULT', () => {
    const { chosen } = readExtlinuxMenu(path, alpine.replace('DEFAULT menu.c32', 'default virt'));
    expect(chosen?.kernel).to.equal('vmlinuz-virt');
  });
  it('boots the first otherwise, and leaves an initrd to the loader', () => {
    const text =
      'APPEND quiet\nLABEL l0\nKERNEL /boot/vmlinuz-6.1.0\nAPPEND initrd=/boot/i root=/dev/sda\nLABEL l1\nKERNEL /b\nLABEL l2\nKERNEL /c\nAPPEND -\n';
    const { entries, chosen } = readExtlinuxMenu(path, text);
    expect(chosen?.options).to.equal('root=/dev/sda');
    expect(entries.map(({ options }) => options)).to.deep.equal(['root=/dev/sda', 'quiet', '']);
  });
  it('has nothing to boot without a label', () => expect(readExtlinuxMenu(path, 'TIMEOUT 1\n').chosen).to.equal(null));
});

describe('config.txt of Raspberry Pi', () => {
  it('names a kernel for all boards', () => {
    expect(parseRaspberryPiConfig('[all]\nos_prefix=current/\nkernel=vmlinuz\n').kernel).to.equal('current/vmlinuz');
    expect(parseRaspberryPiConfig('arm_64bit=1\n').kernel).to.equal(null);
    expect(parseRaspberryPiConfig('kernel=a\n[pi4]\nkernel=b\n').kernel).to.equal(null);
  });
});

describe('the release in the name of a kernel', () => {
  const installed = ['6.1.0-9-amd64', '6.1.0-90-amd64', '6.6.30-0-lts', '6.6.30-0-virt'];
  for (const [path, release] of [
    ['/boot/vmlinuz-6.1.0-9-amd64', '6.1.0-9-amd64'],
    ['/vmlinuz-6.8.5-301.fc40.x86_64', '6.8.5-301.fc40.x86_64'],
    ['/1d/6.1.0-90-amd64/linux', '6.1.0-90-amd64'],
    ['/boot/efi/EFI/Linux/1d-6.1.0-9-amd64.efi', '6.1.0-9-amd64'],
    ['/vmlinuz-lts', '6.6.30-0-lts'],
    ['/ostree/fedora-12ab/vmlinuz-6.8.5-301.fc40.x86_64', '6.8.5-301.fc40.x86_64'],
    ['/vmlinuz-linux', null],
    ['/vmlinuz-0-rescue-1d', null],
    ['/vmlinuz', null],
    ['/x6.1.0-9-amd64', null],
  ] as const)
    it(`${path}: ${release}`, () => expect(releaseInName(path, installed)).to.equal(release));
});

describe('what kernels say of themselves', () => {
  const image = (text: string): Uint8Array => {
    const bytes = new Uint8Array(0x600);
    bytes.set(new TextEncoder().encode('HdrS'), 0x202);
    bytes.set([0x00, 0x02], 0x20e);
    bytes.set(new TextEncoder().encode(text), 0x400);
    return bytes;
  };
  it('an image for x86', () => {
    const text = '6.12.9-amd64 (debian-kernel@lists.debian.org) #1 SMP PREEMPT_DYNAMIC Debian 6.12.9-1 (2026-01-10)';
    const found = readKernelImage(image(text));
    expect(found?.release.raw).to.equal('6.12.9-amd64');
    expect(found?.version).to.equal('#1 SMP PREEMPT_DYNAMIC Debian 6.12.9-1 (2026-01-10)');
    expect(readKernelImage(image('6.1.0'))).to.deep.include({ version: null });
    expect(readKernelImage(image('no release'))).to.equal(null);
    expect(readKernelImage(new Uint8Array(10))).to.equal(null);
  });

  const unified = (sections: Readonly<Record<string, string>>): Uint8Array => {
    const bytes = new Uint8Array(0x1000);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0x5a4d, true);
    view.setUint32(0x3c, 0x80, true);
    view.setUint32(0x80, 0x4550, true);
    view.setUint16(0x86, Object.keys(sections).length, true);
    for (const [index, [name, text]] of Object.entries(sections).entries()) {
      const at = 0x98 + index * 40;
      const start = 0x400 + index * 0x100;
      bytes.set(new TextEncoder().encode(name), at);
      view.setUint32(at + 8, text.length, true);
      view.setUint32(at + 20, start, true);
      bytes.set(new TextEncoder().encode(text), start);
    }
    return bytes;
  };
  it('a unified image', () => {
    const bytes = unified({ '.linux': 'x', '.uname': '6.8.5-301.fc40.x86_64', '.cmdline': 'root=UUID=1 ro\n\0' });
    expect(readUnifiedImage(bytes)).to.deep.equal({ release: '6.8.5-301.fc40.x86_64', options: 'root=UUID=1 ro' });
    expect(readUnifiedImage(unified({}))).to.deep.equal({ release: null, options: null });
    expect(readUnifiedImage(new Uint8Array(3))).to.equal(null);
  });
  it('any bytes', () => {
    const bytes = fc
      .tuple(fc.uint8Array({ maxLength: 600 }), fc.nat(0x3ff), fc.nat(0xffff))
      .map(([noise, pointer, count]) => {
        const all = unified({ '.uname': 'x' });
        all.set(noise, Math.min(0x90, pointer));
        new DataView(all.buffer).setUint32(0x3c, pointer * 17, true);
        new DataView(all.buffer).setUint16(0x86, count, true);
        return all;
      });
    fc.assert(
      fc.property(bytes, all => {
        readUnifiedImage(all);
        readKernelImage(all);
      }),
    );
  });
});

describe('the small parsers', () => {
  it('read grubenv', () => {
    expect([...parseGrubEnvironment('# GRUB Environment Block\n# WARNING\na=b\\\\c\nd=\n####')]).to.deep.equal([
      ['a', 'b\\c'],
      ['d', ''],
    ]);
    expect(parseGrubEnvironment('a=b\n').size).to.equal(0);
  });
  it('take any text', () => {
    const lines = fc.array(
      fc.oneof(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('label a', 'kernel /b', 'append -', 'menu default', 'linux /a', '[pi4]', 'kernel=x', '\\'),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(lines, all => {
        const text = all.join('\n');
        readExtlinuxMenu('/e', text);
        parseRaspberryPiConfig(text);
        readSystemdBootMenu([parseBlsEntry('/e/a.conf', text)], defaultPatternOf(text));
        parseGrubEnvironment(`# GRUB Environment Block\n${text}`);
        releaseInName(text, all);
        matchesGlob(text, all[0] ?? '');
      }),
    );
  });
});
