import { expect } from 'chai';
import { command, log, reasonOf, sampleReports, text, type Tree } from './sample-reports.test.js';

describe('what programs printed for a report of sos', () => {
  const { opened } = sampleReports();

  it('answers for uname, for the user, and for what sos ran itself', async () => {
    const source = await opened(
      { '/sos_commands/kernel/uname_-m': 'x' },
      { commands: [command('uname -a', 'sos_commands/kernel/uname_-a'), command('podman --version', null, 127)] },
    );
    const said = async (...words: [string, ...string[]]): Promise<string | undefined> =>
      (await source.run(words))?.stdout;
    expect(await said('uname', '-r')).to.equal('5.14.0-503.el9.x86_64\n');
    expect(await said('uname', '-m')).to.equal('x86_64\n');
    expect(await said('uname', '-v')).to.equal('#1 SMP PREEMPT_DYNAMIC Fri Oct 4 2024\n');
    expect(await said('id', '-u')).to.equal('0\n');
    expect(await reasonOf(said('podman', '--version'))).to.equal('not-captured');
  });

  it('takes /proc/sys from "sysctl -a", and what that does not name for absent', async () => {
    const printed = [
      'kernel.pid_max = 32768',
      'net.ipv4.conf.eth0/100.rp_filter = 1',
      'net.ipv4.ip_local_port_range = 32768\t60999',
      'dev.cdrom.info = CD-ROM',
      'dev.cdrom.info = drive',
      "sysctl: permission denied on key 'kernel.cad_pid'",
      'kernel.empty = ',
      '',
    ].join('\n');
    const told = (code: number) => ({ commands: [command('sysctl -a', 'sos_commands/kernel/sysctl_-a', code)] });
    const source = await opened({ '/sos_commands/kernel/sysctl_-a': printed }, told(0));
    expect(await text(source.read('/proc/sys/kernel/pid_max'))).to.equal('32768\n');
    expect(await text(source.read('/proc/sys/net/ipv4/conf/eth0.100/rp_filter'))).to.equal('1\n');
    expect(await text(source.read('/proc/sys/net/ipv4/ip_local_port_range'))).to.equal('32768\t60999\n');
    expect(await text(source.read('/proc/sys/kernel/empty'))).to.equal('\n');
    expect(await source.read('/proc/sys/net/bridge/bridge-nf-call-iptables')).to.equal(undefined);
    for (const name of ['kernel/cad_pid', 'dev/cdrom/info', 'net/ipv4/flush'])
      expect(await reasonOf(source.read(`/proc/sys/${name}`)), name).to.equal('not-captured');
    const failed = await opened({ '/sos_commands/kernel/sysctl_-a': printed }, told(1));
    expect(await reasonOf(failed.read('/proc/sys/net/bridge/x'))).to.equal('not-captured');
  });

  it('knows the names in a directory that "ls" listed', async () => {
    const printed = [
      '/etc/docker:',
      'total 8',
      'drwxr-xr-x.  3 root root system_u:object_r:etc_t:s0   60 Nov 24 20:15 .',
      'drwxr-xr-x. 90 root root system_u:object_r:etc_t:s0 4096 Nov 24 20:15 ..',
      'drwxr-xr-x.  2 root root system_u:object_r:etc_t:s0   60 Nov 24  2025 certs.d',
      '-rw-r--r--.  1 root root system_u:object_r:etc_t:s0   12 Nov 24 20:15 .hidden file',
      '',
      '/etc/docker/certs.d:',
      'total 0',
      '',
    ].join('\n');
    const tree = { '/etc/fstab': 'x', '/sos_commands/docker/ls_-alZR_.etc.docker': printed };
    const told = { commands: [command('ls -alZR /etc/docker', 'sos_commands/docker/ls_-alZR_.etc.docker')] };
    const source = await opened(tree, told);
    expect(await source.list('/etc/docker')).to.deep.equal(['.hidden file', 'certs.d']);
    expect(await source.list('/etc/docker/certs.d')).to.deep.equal([]);
    expect(await source.read('/etc/docker/daemon.json')).to.equal(undefined);
    expect(await source.stat('/etc/docker/.other')).to.equal(undefined);
    expect(await reasonOf(source.read('/etc/docker/.hidden file'))).to.equal('not-captured');
    expect(await reasonOf(source.stat('/etc/containers'))).to.equal('not-captured');
    tree['/sos_commands/docker/ls_-alZR_.etc.docker'] = "ls: cannot access '/etc/docker': No such file or directory\n";
    expect(await (await opened(tree, told)).stat('/etc/docker')).to.equal(undefined);
  });

  it('knows the names in a directory that was copied whole, but for hidden ones', async () => {
    const tree: Tree = {
      '/lib': { link: 'usr/lib' },
      '/usr/lib/sysctl.d/50.conf': 'x',
      '/etc/sysctl.d/a.conf': 'x',
      '/etc/modprobe.d/x.conf': 'x',
    };
    const files = [
      { specification: '/lib/sysctl.d', files_copied: ['lib/sysctl.d/50.conf'] },
      { specification: '/etc/sysctl.d', files_copied: ['etc/sysctl.d/a.conf', 'etc/sysctl.d/b.conf'] },
      { specification: '/etc/modprobe.d/*.conf', files_copied: ['etc/modprobe.d/x.conf'] },
    ];
    const source = await opened(tree, { files });
    expect(await source.list('/usr/lib/sysctl.d')).to.deep.equal(['50.conf']);
    expect(await source.list('/etc/sysctl.d')).to.deep.equal(['a.conf', 'b.conf']);
    expect(await source.read('/etc/sysctl.d/c.conf')).to.equal(undefined);
    expect(await reasonOf(source.read('/etc/sysctl.d/.c.conf'))).to.equal('not-captured');
    expect(await reasonOf(source.list('/etc/modprobe.d'))).to.equal('not-captured');
    for (const [what, change] of [
      ["File '/etc/sysctl.d/big' is over size limit and is binary. Skipping collection.", {}],
      ["adding forbidden path '/etc/sysctl.d/*.key'", {}],
      ['', { timeout_hit: true }],
      ['', { sysroot: '/host' }],
    ] as const) {
      const other = await opened({ ...tree, '/sos_logs/sos.log': `${log}${what}\n` }, { files, ...change });
      expect(await reasonOf(other.list('/etc/sysctl.d')), what).to.equal('not-captured');
    }
  });

  it('knows the symlinks at the top', async () => {
    const printed = ' 1532509      0 lrwxrwxrwx   1 root     root            7 Nov 24 18:25 /lib -> usr/lib\n';
    const source = await opened(
      { '/usr/lib/os-release': 'ID=x', '/sos_commands/host/find_x': printed },
      { commands: [command('find / -maxdepth 2 -type l -ls', 'sos_commands/host/find_x')] },
    );
    expect(await source.realpath('/lib/os-release')).to.equal('/usr/lib/os-release');
  });

  it('knows from systemd which files of a unit are there', async () => {
    const shown = [
      'Type=notify',
      'ExecStart={ path=/usr/bin/dockerd ; argv[]=/usr/bin/dockerd -H fd:// ; ignore_errors=no ; pid=1 ; code=(null) ; status=0/0 }',
      'MainPID=811',
      'Id=docker.service',
      'LoadState=loaded',
      'ActiveState=active',
      'FragmentPath=/usr/lib/systemd/system/docker.service',
      'DropInPaths=/etc/systemd/system/docker.service.d/http.conf',
      'NeedDaemonReload=no',
      '',
    ].join('\n');
    const listed =
      'UNIT FILE STATE PRESET\ndocker.service enabled disabled\nssh.socket disabled -\n\n2 unit files listed.\n';
    const name = 'sos_commands/systemd/systemctl_';
    const tree = { [`/${name}show_service_--all`]: shown, [`/${name}list-unit-files`]: listed };
    const source = await opened(tree, {
      commands: [
        command('systemctl show *service --all', `${name}show_service_--all`),
        command('systemctl list-unit-files', `${name}list-unit-files`),
      ],
    });
    const local = '/usr/local/lib/systemd/system';
    expect(await source.stat(`${local}/docker.service`)).to.equal(undefined);
    expect(await source.list(`${local}/docker.service.d`)).to.equal(undefined);
    expect(await source.stat('/etc/systemd/system/podman.socket')).to.equal(undefined);
    expect((await source.stat('/usr/bin/dockerd'))?.type).to.equal('file');
    for (const unknown of [
      '/usr/lib/systemd/system/docker.service',
      '/etc/systemd/system/docker.service.d',
      '/etc/systemd/system/ssh.socket',
      '/usr/bin/podman',
    ])
      expect(await reasonOf(source.stat(unknown)), unknown).to.equal('not-captured');
  });

  it('knows file systems by their mounts, df and xfs_info', async () => {
    const tree = {
      '/proc/self/mountinfo': '20 1 253:0 / / rw - xfs /dev/mapper/root rw\n30 20 8:2 / /boot rw - ext4 /dev/sda2 rw\n',
      '/etc/fstab': '',
      '/sos_commands/filesys/df_a':
        'Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/mapper/root 1000 400 500 45% /\n- - - - - /x\n',
      '/sos_commands/filesys/df_i':
        'Filesystem Type Inodes IUsed IFree IUse% Mounted on\n/dev/mapper/root xfs 64 4 60 7% /\n',
      '/sos_commands/xfs/xfs_info_.': 'meta-data=x crc=1 finobt=1\nnaming =version 2 bsize=4096 ascii-ci=0, ftype=0\n',
    };
    const source = await opened(tree, {
      commands: [
        command('df -al -x autofs', 'sos_commands/filesys/df_a'),
        command('df -aliT -x autofs', 'sos_commands/filesys/df_i'),
        command('xfs_info /', 'sos_commands/xfs/xfs_info_.'),
      ],
    });
    expect(await source.filesystem('/etc')).to.deep.include({
      magic: 0x58465342,
      blocks: 1000,
      blocksFree: 600,
      blocksAvailable: 500,
      inodes: 64,
      inodesFree: 60,
      device: '253:0',
      dType: false,
      xfs: { version: 5, ftype: false },
    });
  });

  it('knows what follows of the mounts, of the arguments of the kernel and of sestatus', async () => {
    const tree = {
      '/proc/self/mountinfo':
        '20 1 253:0 / / rw - xfs /dev/mapper/root rw\n30 20 8:2 / /var/lib/docker rw - ext4 /dev/sda2 rw\n',
      '/proc/cmdline': 'root=/dev/mapper/root ro\n',
      '/sos_commands/selinux/sestatus':
        'SELinux status:                 enabled\nSELinuxfs mount:                /sys/fs/selinux\nCurrent mode:                   enforcing\n',
    };
    const told = { commands: [command('sestatus', 'sos_commands/selinux/sestatus')] };
    const source = await opened(tree, told);
    expect((await source.stat('/var/lib/docker'))?.type).to.equal('directory');
    expect(await source.stat('/run/ostree-booted')).to.equal(undefined);
    expect(await text(source.read('/sys/fs/selinux/enforce'))).to.equal('1');
    const booted = await opened({ ...tree, '/proc/cmdline': 'ostree=/ostree/boot.1/fedora/x/0\n' });
    expect(await reasonOf(booted.stat('/run/ostree-booted'))).to.equal('not-captured');
    expect(await reasonOf(booted.read('/sys/fs/selinux/enforce'))).to.equal('not-captured');
  });
});
