const names = { type: 'array', items: { type: 'string', minLength: 1 } };

/** The shape of a layer's `options`; packages/core/schema/config.schema.json says the same to editors, and a test holds them together. */
export const optionsSchema = {
  type: 'object',
  properties: {
    failOn: { enum: ['error', 'warning', 'info', 'never'] },
    unknown: { enum: ['fail', 'warn', 'ignore'] },
    label: { type: 'string', minLength: 1, maxLength: 200 },
    timeout: { type: 'number', exclusiveMinimum: 0, maximum: 86_400 },
    engine: { type: ['string', 'array'], items: { type: 'string' } },
    probe: { type: 'boolean' },
    format: { type: 'string', minLength: 1 },
    waivers: { ...names, type: ['string', 'array'], minLength: 1 },
    waiverNotice: { type: 'integer', minimum: 0, maximum: 3650 },
    failOnStaleWaivers: { type: 'boolean' },
    baseline: { type: 'string', minLength: 1 },
    failOnNew: { type: 'boolean' },
  },
} as const;

/** The shape of a layer, with plugins by their names. Rules are checked against the rules that exist, elsewhere. */
export const layerSchema = {
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    plugins: names,
    extends: { ...names, type: ['string', 'array'] },
    rules: { type: 'object' },
    options: { ...optionsSchema, additionalProperties: false },
  },
} as const;
