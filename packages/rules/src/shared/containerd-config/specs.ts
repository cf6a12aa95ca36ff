import type { StructSpecs } from './field-specs.js';

/** Source: containerd v1.6.20, v1.7.24 services/server/config/config.go; v2.0.5 to v2.3.4 cmd/containerd/server/config/config.go. */
export const configSpecs: StructSpecs = {
  Config:
    'version:i root:s state:s temp:s plugin_dir:s<2.1 grpc:{Grpc} ttrpc:{Ttrpc} debug:{Debug} metrics:{Metrics} disabled_plugins:S required_plugins:S plugins:P oom_score:i cgroup:{Cgroup} proxy_plugins:@Proxy timeouts:m imports:S stream_processors:@Stream',
  Grpc: 'address:s tcp_address:s tcp_tls_ca:s tcp_tls_cert:s tcp_tls_key:s uid:i gid:i max_recv_message_size:i max_send_message_size:i tcp_tls_common_name:s>2.2',
  Ttrpc: 'address:s uid:i gid:i',
  Debug: 'address:s uid:i gid:i level:s format:s log_trace_id:b>2.3',
  Metrics: 'address:s grpc_histogram:b',
  Cgroup: 'path:s',
  Proxy: 'type:s address:s platform:s>1.7 exports:m>1.7 capabilities:S>1.7',
  Stream: 'accepts:S returns:s path:s args:S env:S',
};

/**
 * The settings of plugins, by the plugin's name without io.containerd. Source: the Config of each plugin.Registration in
 * containerd v1.6.20, v1.7.24, v2.0.5, v2.1.9, v2.2.7, v2.3.4.
 */
export const pluginSpecs: StructSpecs = {
  'content.v1.content': '',
  'gc.v1.scheduler': 'pause_threshold:f deletion_threshold:i mutation_threshold:i schedule_delay:d startup_delay:d',
  'internal.v1.opt': 'path:s',
  'internal.v1.restart': 'interval:d<2.0',
  'monitor.container.v1.restart': 'interval:d>2.0',
  'metadata.v1.bolt': 'content_sharing_policy:s no_sync:b>2.1',
  'monitor.v1.cgroups': 'no_prometheus:b<2.0',
  'monitor.task.v1.cgroups': 'no_prometheus:b>2.0',
  'runtime.v1.linux': 'shim:s<2.0 runtime:s<2.0 runtime_root:s<2.0 no_shim:b<2.0 shim_debug:b<2.0',
  'runtime.v2.task': 'platforms:S sched_core:b<2.0',
  'shim.v1.manager': 'env:S>2.0 socket_dir:s>2.3',
  'service.v1.diff-service': 'default:S sync_fs:b>2.0',
  'service.v1.tasks-service': 'blockio_config_file:s>1.7 rdt_config_file:s',
  'snapshotter.v1.aufs': 'root_path:s<2.0',
  'snapshotter.v1.btrfs': 'root_path:s',
  'snapshotter.v1.zfs': 'root_path:s',
  'snapshotter.v1.native': 'root_path:s',
  'snapshotter.v1.devmapper':
    'root_path:s pool_name:s base_image_size:s async_remove:b discard_blocks:b fs_type:s fs_options:s',
  'snapshotter.v1.overlayfs': 'root_path:s upperdir_label:b sync_remove:b>1.7 slow_chown:b>2.0 mount_options:S>1.7',
  'snapshotter.v1.blockfile':
    'root_path:s>1.7 scratch_file:s>1.7 fs_type:s>1.7 mount_options:S>1.7 recreate_scratch:b>2.0',
  'snapshotter.v1.erofs':
    'root_path:s>2.1 ovl_mount_options:S>2.1 enable_fsverity:b>2.1 set_immutable:b>2.1 default_size:s>2.2 dmverity_mode:s>2.3',
  'differ.v1.erofs': 'mkfs_options:S>2.1 enable_tar_index:b>2.2 enable_dmverity:b>2.3',
  'image-verifier.v1.bindir': 'bin_dir:s>2.0 max_verifiers:i>2.0 per_verifier_timeout:d>2.0',
  'internal.v1.tracing': 'service_name:s sampling_ratio:f',
  'tracing.processor.v1.otlp': 'endpoint:s protocol:s insecure:b',
  'transfer.v1.local':
    'max_concurrent_downloads:i>1.7 concurrent_layer_fetch_buffer:i>2.1 max_concurrent_uploaded_layers:i>1.7 check_platform_supported:b>2.1 unpack_config:[Unpack>1.7 config_path:s>1.7 max_concurrent_unpacks:i>2.2',
  'nri.v1.nri':
    'disable:b>1.7 socket_path:s>1.7 plugin_path:s>1.7 plugin_config_path:s>1.7 plugin_registration_timeout:D>1.7<2.0 plugin_request_timeout:D>1.7<2.0 plugin_registration_timeout:d>2.0 plugin_request_timeout:d>2.0 disable_connections:b>1.7',
  'server.v1.grpc': 'address:s>2.3 uid:i>2.3 gid:i>2.3 max_recv_message_size:i>2.3 max_send_message_size:i>2.3',
  'server.v1.grpc-tcp':
    'address:s>2.3 tls_ca:s>2.3 tls_cert:s>2.3 tls_key:s>2.3 tls_common_name:s>2.3 max_recv_message_size:i>2.3 max_send_message_size:i>2.3',
  'server.v1.ttrpc': 'address:s>2.3 uid:i>2.3 gid:i>2.3',
  'server.v1.debug': 'address:s>2.3 uid:i>2.3 gid:i>2.3',
  'server.v1.metrics': 'address:s>2.3',
  'metrics.v1.grpc-prometheus': 'grpc_histogram:b>2.3',
  'grpc.v1.cri':
    '^containerd:{Containerd}<2.0 ^cni:{Cni}<2.0 registry:{Registry}<2.0 ^image_decryption:{Decryption}<2.0 disable_tcp_service:b stream_server_address:s stream_server_port:s stream_idle_timeout:s enable_selinux:b<2.0 selinux_category_range:i<2.0 sandbox_image:s<2.0 stats_collect_period:i<2.0 systemd_cgroup:b<2.0 enable_tls_streaming:b ^x509_key_pair_streaming:{KeyPair} max_container_log_line_size:i<2.0 disable_cgroup:b<2.0 disable_apparmor:b<2.0 restrict_oom_score_adj:b<2.0 max_concurrent_downloads:i<2.0 disable_proc_mount:b<2.0 unset_seccomp_profile:s<2.0 tolerate_missing_hugetlb_controller:b<2.0 disable_hugetlb_controller:b<2.0 device_ownership_from_security_context:b<2.0 ignore_image_defined_volumes:b<2.0 netns_mounts_under_state_dir:b<2.0 enable_unprivileged_ports:b<2.0 enable_unprivileged_icmp:b<2.0 enable_cdi:b>1.7<2.0 cdi_spec_dirs:S>1.7<2.0 image_pull_progress_timeout:s>1.7<2.0 drain_exec_sync_io_timeout:s>1.7<2.0 image_pull_with_sync_fs:b>1.7<2.0 ignore_deprecation_warnings:S>1.7<2.0',
  'cri.v1.runtime':
    'containerd:{Containerd}>2.0 cni:{Cni}>2.0 enable_selinux:b>2.0 selinux_category_range:i>2.0 max_container_log_line_size:i>2.0 disable_apparmor:b>2.0 restrict_oom_score_adj:b>2.0 disable_proc_mount:b>2.0 unset_seccomp_profile:s>2.0 tolerate_missing_hugetlb_controller:b>2.0 disable_hugetlb_controller:b>2.0 device_ownership_from_security_context:b>2.0 ignore_image_defined_volumes:b>2.0 netns_mounts_under_state_dir:b>2.0 enable_unprivileged_ports:b>2.0 enable_unprivileged_icmp:b>2.0 enable_cdi:b>2.0 cdi_spec_dirs:S>2.0 drain_exec_sync_io_timeout:s>2.0 ignore_deprecation_warnings:S>2.0 enable_criu:b>2.2 enable_experimental_restore_via_create:b>2.2 stats_collect_period:s>2.3 stats_retention_period:s>2.3',
  'cri.v1.images':
    'snapshotter:s>2.0 disable_snapshot_annotations:b>2.0 discard_unpacked_layers:b>2.0 pinned_images:m>2.0 runtime_platforms:@ImagePlatform>2.0 registry:{Registry}>2.0 image_decryption:{Decryption}>2.0 max_concurrent_downloads:i>2.0 concurrent_layer_fetch_buffer:i>2.1 image_pull_progress_timeout:s>2.0 image_pull_with_sync_fs:b>2.0 stats_collect_period:i>2.0 use_local_image_pull:b>2.1',
  Containerd:
    'snapshotter:s<2.0 default_runtime_name:s default_runtime:{Runtime}<2.0 untrusted_workload_runtime:{Runtime}<2.0 runtimes:@Runtime no_pivot:b<2.0 disable_snapshot_annotations:b<2.0 discard_unpacked_layers:b<2.0 ignore_blockio_not_enabled_errors:b>1.7 ignore_rdt_not_enabled_errors:b',
  Runtime:
    'runtime_type:s runtime_path:s runtime_engine:s<2.0 pod_annotations:S container_annotations:S runtime_root:s<2.0 options:M privileged_without_host_devices:b privileged_without_host_devices_all_devices_allowed:b>1.7 cgroup_writable:b>2.1 base_runtime_spec:s cni_conf_dir:s cni_max_conf_num:i snapshotter:s>1.7 sandbox_mode:s>1.7<2.0 sandboxer:s>2.0 io_type:s>2.0',
  Cni: 'bin_dir:s bin_dirs:S>2.1 conf_dir:s max_conf_num:i setup_serially:b>1.7 conf_template:s ip_pref:s use_internal_loopback:b>2.0',
  Registry: 'config_path:s mirrors:@Mirror configs:@RegistryConfig auths:@Auth headers:H',
  Mirror: 'endpoint:S',
  RegistryConfig: 'auth:{Auth} tls:{Tls}<2.0',
  Auth: 'username:s password:s auth:s identitytoken:s',
  Tls: 'insecure_skip_verify:b ca_file:s cert_file:s key_file:s',
  Decryption: 'key_model:s',
  KeyPair: 'tls_cert_file:s tls_key_file:s',
  ImagePlatform: 'platform:s snapshotter:s',
  Unpack: 'platform:s snapshotter:s differ:s config_type:s>2.1 layer_types:S>2.1 optional:b>2.3',
};
