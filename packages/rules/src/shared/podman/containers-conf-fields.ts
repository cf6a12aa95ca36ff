import { isSince } from '../docker-options/engine-version.js';
import type { TomlField, TomlFields } from '../toml/decode-toml.js';

const named = (type: TomlField, names: string): TomlFields =>
  Object.fromEntries(names.split(' ').map(name => [name, type]));

/**
 * The keys of containers.conf. Source: containers/common v0.50.1 (podman 4.3), v0.62.3 (5.4), v0.67.1 (5.8) pkg/config/config.go. What came
 * between 4.3 and 5.4 is judged since 5.4 only.
 */
export function containersConfFields(podman: string): TomlFields {
  const list: TomlField = isSince(podman, '4.7') ? 'extendable' : 'strings';
  const newer = (fields: TomlFields): TomlFields => (isSince(podman, '5.4') ? fields : {});
  return {
    containers: {
      ...named(
        list,
        'annotations default_capabilities default_sysctls default_ulimits devices dns_options dns_searches dns_servers env volumes',
      ),
      ...named(
        'string',
        'apparmor_profile base_hosts_file cgroupns cgroups host_containers_internal_ip init_path ipcns log_driver log_tag netns pidns seccomp_profile shm_size tz umask userns utsns',
      ),
      ...named('bool', 'env_host http_proxy init keyring label no_hosts prepare_volume_on_create'),
      ...named('int', 'log_size_max pids_limit userns_size'),
      ...newer({
        ...named(list, 'cgroup_conf mounts'),
        ...named('bool', 'container_name_as_hostname label_users privileged read_only'),
        interface_name: 'string',
        oom_score_adj: 'int',
      }),
    },
    engine: {
      ...named(
        list,
        'conmon_env_vars conmon_path conmonrs_path env helper_binaries_dir hooks_dir network_cmd_options runtime_path runtime_supports_json runtime_supports_kvm runtime_supports_nocgroup',
      ),
      ...named(
        'string',
        'active_service cgroup_manager compression_format detach_keys events_logfile_path events_logger image_build_format image_copy_tmp_dir image_default_format image_default_transport image_volume_mode infra_command infra_image init_path lock_type namespace network_cmd_path pull_policy remote_identity remote_uri runtime ssh_config static_dir tmp_dir volume_path',
      ),
      ...named(
        'bool',
        'cgroup_check chown_copied_files compat_api_enforce_docker_hub enable_port_reservation multi_image_archive no_pivot_root remote',
      ),
      ...named('uint', 'exit_command_delay image_parallel_copies service_timeout stop_timeout volume_plugin_timeout'),
      num_locks: 'uint32',
      volume_plugins: 'string-map',
      runtimes: 'lists',
      ...(isSince(podman, '4.5') ? { database_backend: 'string' } : {}),
      ...newer({
        ...named(list, 'add_compression cdi_spec_dirs compose_providers'),
        ...named('bool', 'compose_warning_logs events_container_create_inspect_data healthcheck_events'),
        ...named('string', 'kube_generate_type retry_delay'),
        ...named('uint', 'podmansh_timeout retry'),
        compression_level: 'int',
        platform_to_oci_runtime: 'string-map',
      }),
    },
    network: {
      ...named(list, 'cni_plugin_dirs'),
      ...named('string', 'default_network default_subnet network_backend network_config_dir'),
      ...newer({
        ...named(list, 'netavark_plugin_dirs pasta_options'),
        ...named('string', 'default_rootless_network_cmd firewall_driver'),
      }),
    },
    secrets: { driver: 'string', opts: 'string-map' },
    configmaps: { driver: 'string', opts: 'string-map' },
  };
}
