import { defineRule } from '@hostlint/core';
import { unmanagedDevices } from '../../facts/network/unmanaged-devices.js';
import { fix } from '../../shared/fixes/by-distribution.js';

// What a plugin's devices are called, and the words of NetworkManager's settings that mean some of them.
const devicesOf = {
  calico: {
    patterns: ['cali*', 'tunl*', 'vxlan.calico', 'vxlan-v6.calico', 'wireguard.cali', 'wg-v6.cali'],
    meant: /cali|^\*$/,
  },
  flannel: { patterns: ['flannel*'], meant: /flannel|type:vxlan|^\*$/ },
} as const;

export const networkmanagerUnmanaged = defineRule({
  id: 'network/networkmanager-unmanaged',
  meta: {
    title: 'NetworkManager leaves the devices of the network plugin alone.',
    why: 'NetworkManager takes new devices for its own and changes their routes, which the plugin then misses: pods on other nodes are no longer reached.',
    fix: 'Name the plugin’s devices in unmanaged-devices.',
    severity: 'info',
    presets: ['kubernetes'],
    sources: [
      'docs.mirantis.com MKE 3.8, Calico networking; docs.rke2.io, Known issues and limitations, NetworkManager',
      'NetworkManager.conf(5) keyfile.unmanaged-devices, Device List Format',
    ],
  },
  needs: { manager: unmanagedDevices },
  messages: { managed: 'NetworkManager is not told to leave the devices of {plugin} alone.' },
  check({ facts: { manager }, pass, fail, notApplicable }) {
    const { enabled, unmanaged, plugins, evidence } = manager;
    if (!enabled) return notApplicable('NetworkManager does not start with this host');
    if (plugins.length === 0) return notApplicable('neither Calico nor Flannel is here', { evidence });
    return plugins.map(plugin => {
      const { patterns, meant } = devicesOf[plugin];
      if (unmanaged.some(word => meant.test(word))) return pass({ subject: plugin, evidence });
      const words = patterns.map(pattern => `interface-name:${pattern}`).join(';');
      const way = fix(
        'Tell it to, and have it read that.',
        `printf '[keyfile]\\nunmanaged-devices+=%s\\n' '${words}' > /etc/NetworkManager/conf.d/${plugin}.conf`,
        'systemctl reload NetworkManager',
      );
      return fail('managed', { plugin }, { subject: plugin, evidence, fix: way });
    });
  },
});
