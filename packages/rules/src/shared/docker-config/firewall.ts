import type { DaemonConfig } from './daemon-config.js';

/** With what dockerd makes the rules of its networks: `none` when it is told to leave the firewall alone. */
export const dockerFirewall = ({ network }: DaemonConfig): 'iptables' | 'nftables' | 'none' =>
  network.iptables.value ? network.firewall.value : 'none';
