import { definePlugin } from '@hostlint/core';
import { gpuDriver as gpuDriverFact } from './facts/gpu-driver.js';
import { acme } from './presets/acme.js';
import { ticket } from './reporters/ticket.js';
import { gpuDriver } from './rules/gpu-driver.js';

export default definePlugin({
  name: 'acme',
  version: '1.0.0',
  facts: [gpuDriverFact],
  rules: [gpuDriver],
  presets: { acme },
  reporters: { 'acme-ticket': ticket },
});
