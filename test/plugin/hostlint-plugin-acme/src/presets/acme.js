/** @type {import('@hostlint/core').Preset} */
export const acme = {
  summary: 'What every host of Acme needs, besides what Docker needs.',
  rules: { 'acme/gpu-driver': 'on' },
};
