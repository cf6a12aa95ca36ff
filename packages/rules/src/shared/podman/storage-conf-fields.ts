import { isSince } from '../docker-options/engine-version.js';
import type { TomlFields } from '../toml/decode-toml.js';

const only = (holds: boolean, fields: TomlFields): TomlFields => (holds ? fields : {});

/** The keys of storage.conf. Source: containers/storage v1.43.0, v1.57.2, v1.62.0, v1.64.0 types/options.go TomlConfig, pkg/config/config.go. */
export function storageConfFields(library: string): TomlFields {
  const since = (version: string): boolean => isSince(library, version);
  const strings = since('1.63') ? 'extendable' : 'strings';
  const composefs = only(since('1.52'), { use_composefs: 'string' });
  const sync = only(since('1.63'), { sync: 'string' });
  const overlay: TomlFields = {
    ignore_chown_errors: 'string',
    mountopt: 'string',
    mount_program: 'string',
    size: 'string',
    inodes: 'string',
    skip_mount_home: 'string',
    force_mask: 'string',
    ...composefs,
    ...sync,
  };
  const options: TomlFields = {
    additionalimagestores: strings,
    additionallayerstores: strings,
    size: 'string',
    ignore_chown_errors: 'string',
    force_mask: 'uint32',
    'root-auto-userns-user': 'string',
    'auto-userns-min-size': 'uint32',
    'auto-userns-max-size': 'uint32',
    skip_mount_home: 'string',
    mount_program: 'string',
    mountopt: 'string',
    pull_options: 'string-map',
    'disable-volatile': 'bool',
    btrfs: { min_space: 'string', size: 'string' },
    overlay,
    vfs: { ignore_chown_errors: 'string', ...sync },
    zfs: { mountopt: 'string', fsname: 'string', size: 'string' },
    ...only(!since('1.61'), { aufs: { mountopt: 'string' } }),
    ...only(!since('1.63'), { thinpool: since('1.54') ? {} : thinpool }),
    ...only(!since('1.55'), {
      'remap-uids': 'string',
      'remap-gids': 'string',
      'remap-user': 'string',
      'remap-group': 'string',
    }),
    ...only(since('1.47'), { imagestore: 'string' }),
    ...composefs,
  };
  const storage: TomlFields = {
    driver: 'string',
    runroot: 'string',
    graphroot: 'string',
    rootless_storage_path: 'string',
    ...only(since('1.45'), { driver_priority: strings, transient_store: 'bool' }),
    ...only(since('1.47'), { imagestore: 'string' }),
    options,
  };
  return { storage };
}

const thinpool: TomlFields = Object.fromEntries(
  [
    'autoextend_percent',
    'autoextend_threshold',
    'basesize',
    'blocksize',
    'directlvm_device',
    'directlvm_device_force',
    'fs',
    'log_level',
    'metadatasize',
    'min_free_space',
    'mkfsarg',
    'mountopt',
    'size',
    'use_deferred_deletion',
    'use_deferred_removal',
    'xfs_nospace_max_retries',
  ].map(key => [key, 'string' as const]),
);
