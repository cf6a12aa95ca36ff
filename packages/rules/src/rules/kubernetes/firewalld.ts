import { defineRule, maybe } from '@hostlint/core';
import { firewalldZone } from '../../facts/kubernetes/firewalld-zone.js';
import { nodeState } from '../../facts/kubernetes/node-state.js';
import { machinePrograms } from '../../facts/machine/programs.js';
import { runningServices } from '../../facts/os/running-services.js';
import { fix } from '../../shared/fixes/by-distribution.js';
import { lookAsRoot } from '../../shared/cures.js';

export const firewalld = defineRule({
  id: 'kubernetes/firewalld',
  meta: {
    title: 'firewalld lets the cluster reach the node.',
    why: 'Where it closes port 10250 the API server reaches neither logs nor exec, and where it closes 6443 no node joins. kubeadm warns wherever it runs; networks of pods need further ports.',
    fix: 'Open the ports of Kubernetes, or leave the firewall to the network’s own policies.',
    severity: 'warning',
    sources: [
      'kubernetes v1.37 cmd/kubeadm/app/preflight/checks.go FirewalldCheck',
      'kubernetes.io reference/networking/ports-and-protocols',
      'firewalld.zone(5)',
    ],
  },
  needs: {
    programs: machinePrograms,
    services: maybe(runningServices),
    zone: maybe(firewalldZone),
    node: maybe(nodeState),
  },
  messages: { closed: 'firewalld runs, and its zone {zone} does not open {ports}, which the cluster needs.' },
  check({ facts: { programs, services, zone, node }, pass, fail, notApplicable, unknown }) {
    if (!programs.has('firewalld')) return notApplicable('firewalld is not installed');
    if (!services.known) return unknown(`Whether firewalld runs is not known: ${services.detail}`);
    if (!services.value.names.has('firewalld')) return notApplicable('firewalld does not run');
    if (!zone.known) return unknown(`What firewalld opens is not known: ${zone.detail}`, { cure: lookAsRoot });
    if (!node.known) return unknown(`Whether this is a node of the control plane is not known: ${node.detail}`);
    const { name, path, acceptsAll, tcp } = zone.value;
    const evidence = path === null ? [] : [{ path }];
    const wanted = [10250, ...(node.value.controlPlane ? [6443] : [])];
    const closed = acceptsAll ? [] : wanted.filter(port => !tcp.some(({ from, to }) => from <= port && port <= to));
    if (closed.length === 0) return pass({ evidence });
    const open = closed.map(port => `firewall-cmd --permanent --zone=${name} --add-port=${port}/tcp`);
    const details = {
      evidence,
      fix: fix('Open the ports, and those that the network of the pods needs.', ...open, 'firewall-cmd --reload'),
    };
    return fail('closed', { zone: name, ports: closed.map(port => `${port}/tcp`).join(' and ') }, details);
  },
});
