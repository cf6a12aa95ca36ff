import { known, testRule, unknown } from '@hostlint/core/testing';
import type { KubeletArguments } from '../../facts/kubernetes/kubelet-arguments.js';
import { parseKubeletFlags } from '../../shared/kubernetes/kubelet-flags.js';
import { hostName } from './host-name.js';
import { bare, k3s } from './kubelet-samples.test.js';

const unit = (...words: readonly string[]): KubeletArguments => ({
  unit: null,
  masked: false,
  enabled: false,
  binary: null,
  flags: parseKubeletFlags(words.map(text => ({ text, evidence: { path: '/unit' } }))),
});
const named = (name: string, ...words: readonly string[]) => ({
  name,
  unit: known(unit(...words)),
  kubelet: bare,
  image: { isImage: false, why: '' },
});

testRule(hostName, {
  pass: [
    { name: 'a plain name', facts: named('web-1') },
    { name: 'capital letters, which the kubelet makes small', facts: named('WEB-1.example.org') },
    { name: 'another name for the node', facts: named('web_1', '--hostname-override=web-1') },
  ],
  fail: [
    { name: 'an underscore', facts: named('web_1'), message: 'refused', says: '"web_1": it has a "_"' },
    { name: 'no name was given', facts: named('localhost.localdomain'), message: 'common', command: 'hostnamectl' },
  ],
  notApplicable: [
    { name: 'an image', facts: { ...named('localhost'), image: { isImage: true, why: '' } } },
    { name: 'k3s', facts: { ...named('web_1'), kubelet: k3s } },
  ],
  unknown: [{ name: 'the flags of the kubelet are not known', facts: { ...named('web_1'), unit: unknown() } }],
});
