import { defineRule } from '@hostlint/core';
import { gpuDriver as gpuDriverFact } from '../facts/gpu-driver.js';

export const gpuDriver = defineRule({
  id: 'acme/gpu-driver',
  meta: {
    title: 'The GPU driver is new enough for our images.',
    why: 'Our images hold CUDA 12.4, which an older driver refuses to load.',
    fix: 'Install the driver that the platform team supports.',
    severity: 'error',
    sources: ['CUDA 12.4 release notes, table 3'],
  },
  needs: { driver: gpuDriverFact },
  messages: {
    tooOld:
      'The NVIDIA driver is {version}, and our images need {least}: they stop with "driver version is insufficient".',
  },
  options: {
    type: 'object',
    properties: {
      least: {
        type: 'string',
        pattern: '^\\d+\\.\\d+$',
        description: 'The oldest driver that will do, as MAJOR.MINOR.',
      },
    },
  },
  defaults: { least: '550.54' },
  check({ facts: { driver }, options: { least }, pass, fail, notApplicable }) {
    if (!driver) return notApplicable('no NVIDIA kernel module is loaded');
    const [major = 0, minor = 0] = least.split('.').map(Number);
    const newEnough = driver[0] > major || (driver[0] === major && driver[1] >= minor);
    if (newEnough) return pass();
    const commands = ['apt-get install acme-gpu-driver', 'systemctl reboot'];
    return fail(
      'tooOld',
      { version: driver.join('.'), least },
      { fix: { summary: 'Install the supported driver.', commands } },
    );
  },
});
