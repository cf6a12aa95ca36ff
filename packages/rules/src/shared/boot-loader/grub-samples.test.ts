/** What grub-mkconfig puts at the head of Debian's and Ubuntu's configurations, as far as it decides. */
export const debianHead = (fallback: string): string => `
if [ -s $prefix/grubenv ]; then
  set have_grubenv=true
  load_env
fi
if [ "\${next_entry}" ] ; then
   set default="\${next_entry}"
   set next_entry=
   save_env next_entry
   set boot_once=true
else
   set default="${fallback}"
fi
if [ x"\${feature_menuentry_id}" = xy ]; then
  menuentry_id_option="--id"
else
  menuentry_id_option=""
fi
export menuentry_id_option
if [ "\${prev_saved_entry}" ]; then
  set saved_entry="\${prev_saved_entry}"
  save_env saved_entry
fi
function savedefault {
  if [ -z "\${boot_once}" ]; then
    saved_entry="\${chosen}"
    save_env saved_entry
  fi
}
function load_video {
  if [ x$feature_all_video_module = xy ]; then insmod all_video; else insmod efi_gop; fi
}
if loadfont $font ; then
  set gfxmode=auto
  load_video
fi
`;

const entry = (title: string, id: string, release: string, options: string): string => `
menuentry '${title}' --class gnu-linux --class os $menuentry_id_option '${id}' {
	load_video
	insmod gzio
	if [ x$grub_platform = xxen ]; then insmod xzio; insmod lzopio; fi
	set root='hd0,gpt1'
	if [ x$feature_platform_search_hint = xy ]; then
	  search --no-floppy --fs-uuid --set=root --hint-efi=hd0,gpt1  6c06-3c8e
	else
	  search --no-floppy --fs-uuid --set=root 6c06-3c8e
	fi
	echo	'Loading Linux ${release} ...'
	linux	/boot/vmlinuz-${release} root=UUID=6c06-3c8e ro ${options}
	initrd	/boot/initrd.img-${release}
}`;

/** Two kernels, with the submenu. */
export const debianGrub = (fallback: string, [newest, other] = ['6.12.9-amd64', '6.1.0-37-amd64']): string => `
${debianHead(fallback)}
${entry('Debian GNU/Linux', 'gnulinux-simple-1', newest as string, ' quiet')}
submenu 'Advanced options for Debian GNU/Linux' $menuentry_id_option 'gnulinux-advanced-1' {
${entry(`Debian GNU/Linux, with Linux ${newest}`, `gnulinux-${newest}-advanced-1`, newest as string, ' quiet')}
${entry(`Debian GNU/Linux, with Linux ${newest} (recovery mode)`, `gnulinux-${newest}-recovery-1`, newest as string, 'single')}
${entry(`Debian GNU/Linux, with Linux ${other}`, `gnulinux-${other}-advanced-1`, other as string, ' quiet')}
}
if [ "$grub_platform" = "efi" ]; then
	fwsetup --is-supported
	if [ "$?" = 0 ]; then
		menuentry 'UEFI Firmware Settings' $menuentry_id_option 'uefi-firmware' {
			fwsetup
		}
	fi
fi
if [ -f  \${config_directory}/custom.cfg ]; then
  source \${config_directory}/custom.cfg
elif [ -z "\${config_directory}" -a -f  $prefix/custom.cfg ]; then
  source $prefix/custom.cfg
fi
`;

/** Fedora and Red Hat Enterprise Linux. */
export const fedoraGrub = `
set pager=1
if [ -f \${config_directory}/grubenv ]; then
  load_env -f \${config_directory}/grubenv
elif [ -s $prefix/grubenv ]; then
  load_env
fi
if [ "\${next_entry}" ] ; then
   set default="\${next_entry}"
   set next_entry=
   save_env next_entry
   set boot_once=true
else
   set default="\${saved_entry}"
fi
if [ -f \${config_directory}/user.cfg ]; then
  source \${config_directory}/user.cfg
fi
insmod increment
# Check if boot_counter exists and boot_success=0 to activate this behaviour.
if [ -n "\${boot_counter}" -a "\${boot_success}" = "0" ]; then
  # if countdown has ended, choose to boot rollback deployment (default=1 on
  # OSTree-based systems)
  if  [ "\${boot_counter}" = "0" -o "\${boot_counter}" = "-1" ]; then
    set default=1
    set boot_counter=-1
  else
    decrement boot_counter
  fi
  save_env boot_counter
fi
search --no-floppy --set=root --fs-uuid 0d4f
set boot=$root
if [ -z "\${kernelopts}" ]; then
  set kernelopts="root=UUID=0d4f ro rhgb quiet"
fi
insmod blscfg
blscfg
if [ "$boot_success" = "1" -o "$boot_indeterminate" = "1" ]; then
  set last_boot_ok=1
else
  set last_boot_ok=0
fi
`;

/** openSUSE: no ids of its own, options of snapshots. */
export const opensuseGrub = `
set btrfs_relative_path="y"
export btrfs_relative_path
if [ -f \${config_directory}/grubenv ]; then
  load_env -f \${config_directory}/grubenv
elif [ -s $prefix/grubenv ]; then
  load_env
fi
if [ "\${env_block}" ] ; then
  set env_block="(\${root})\${env_block}"
  export env_block
  load_env -f "\${env_block}"
fi
if [ "\${next_entry}" ] ; then
   set default="\${next_entry}"
else
   set default="\${saved_entry}"
fi
menuentry 'openSUSE Leap 15.6'  --class opensuse --class os $menuentry_id_option 'gnulinux-simple-9' {
	linux	/boot/vmlinuz-6.4.0-150600.23.50-default root=UUID=9  \${extra_cmdline} splash=silent quiet security=apparmor
	initrd	/boot/initrd-6.4.0-150600.23.50-default
}
submenu "Advanced options for openSUSE Leap 15.6" --hotkey=1 {
	menuentry 'openSUSE Leap 15.6, with Linux 6.4.0-150600.23.47-default'  --hotkey=2 --class opensuse $menuentry_id_option 'gnulinux-old' {
		linux	/boot/vmlinuz-6.4.0-150600.23.47-default root=UUID=9  \${extra_cmdline} splash=silent quiet security=apparmor
	}
}
if [ -f "/.snapshots/grub-snapshot.cfg" ]; then
  source "/.snapshots/grub-snapshot.cfg"
fi
`;

export const environment = (variables: Readonly<Record<string, string>>): string => {
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  return `# GRUB Environment Block\n${lines.join('')}`.padEnd(1024, '#');
};
