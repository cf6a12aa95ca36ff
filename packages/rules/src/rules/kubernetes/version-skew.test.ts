import { testRule } from '@hostlint/core/testing';
import { bare, installed } from './kubelet-samples.test.js';
import { versionSkew } from './version-skew.js';

const pair = (kubelet: string, kubeadm: string | null) => ({
  kubelet: installed(kubelet, { kubeadmVersion: kubeadm }),
});

testRule(versionSkew, {
  pass: [
    { name: 'one version', facts: pair('1.37.0', '1.37.0') },
    { name: 'an upgrade under way', facts: pair('1.34.3', '1.37.0') },
  ],
  fail: [
    { name: 'a kubelet that was held back', facts: pair('1.33.9', '1.37.0'), message: 'older' },
    { name: 'a kubelet that was upgraded first', facts: pair('1.37.0', '1.36.4'), message: 'newer' },
  ],
  notApplicable: [{ name: 'nothing installed', facts: { kubelet: bare } }],
  unknown: [{ name: 'kubeadm was put there by hand', facts: pair('1.37.0', null) }],
});
