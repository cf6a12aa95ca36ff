import { known, testRule, unknown } from '@hostlint/core/testing';
import { live, sealed } from './image-samples.test.js';
import { multipleKernels } from './multiple-kernels.js';

const kernels = ['6.1.0-37-amd64', '6.1.0-38-amd64'];

testRule(multipleKernels, {
  pass: [{ name: 'one', facts: { kernels: known(kernels.slice(1)), image: sealed } }],
  fail: [
    {
      name: 'an upgrade while the image was made',
      facts: { kernels: known(kernels), image: sealed },
      message: 'several',
    },
  ],
  notApplicable: [
    { name: 'a machine that runs', facts: { kernels: unknown(), image: live } },
    { name: 'the root of a container', facts: { kernels: known([]), image: sealed } },
  ],
  unknown: [{ name: 'no leave to look', facts: { kernels: unknown(), image: sealed } }],
});
