const text = { type: 'string', maxLength: 100_000 };
const textOrNull = { type: ['string', 'null'], maxLength: 100_000 };
const texts = { type: 'array', maxItems: 10_000, items: text };
const yesNoOrNull = { type: ['boolean', 'null'] };
const severity = { enum: ['error', 'warning', 'info'] };
const object = (properties: object, required: readonly string[] = Object.keys(properties)) => ({
  type: 'object',
  additionalProperties: true,
  required,
  properties,
});

const evidence = object(
  { path: text, line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 }, text },
  ['path'],
);

const finding = object(
  {
    rule: text,
    severity,
    status: { enum: ['pass', 'fail', 'not-applicable', 'unknown'] },
    subject: textOrNull,
    message: text,
    evidence: { type: 'array', maxItems: 1000, items: evidence },
    waiver: { type: ['object', 'null'] },
    baseline: { enum: ['new', 'unchanged', 'absent'] },
    kernel: text,
    more: { type: 'integer', minimum: 1 },
    broken: { type: 'object' },
  },
  ['rule', 'severity', 'status', 'subject', 'message', 'evidence', 'waiver'],
);

const forecast = object({
  engine: text,
  version: textOrNull,
  installed: yesNoOrNull,
  starts: yesNoOrNull,
  refusals: texts,
  storageDriver: textOrNull,
  backingFilesystem: textOrNull,
  supportsDType: yesNoOrNull,
  nativeOverlayDiff: yesNoOrNull,
  usingMetacopy: yesNoOrNull,
});

const host = object({ label: text, source: text, kernel: textOrNull, os: textOrNull, arch: textOrNull });
const tool = object({ name: text, version: text });
const chosen = object({ preset: text, presets: texts, why: text });

/** What is read again of a report; other versions of hostlint may say more than this one knows. */
export const savedReport = object({
  schemaVersion: { const: 1 },
  tool,
  host,
  presets: texts,
  chosen: { type: 'array', maxItems: 1000, items: chosen },
  forecasts: { type: 'array', maxItems: 1000, items: forecast },
  findings: { type: 'array', maxItems: 200_000, items: finding },
});

const uri = object({ uri: text }, []);
const location = object(
  {
    physicalLocation: object(
      {
        artifactLocation: uri,
        region: object(
          { startLine: { type: 'integer', minimum: 1 }, startColumn: { type: 'integer', minimum: 1 } },
          [],
        ),
      },
      [],
    ),
    properties: object({ regionIsSynthetic: { type: 'boolean' } }, []),
  },
  [],
);

const result = object(
  {
    ruleId: text,
    kind: { enum: ['pass', 'fail', 'notApplicable', 'open', 'review', 'informational'] },
    baselineState: { enum: ['new', 'unchanged', 'updated', 'absent'] },
    message: object({ text }),
    locations: { type: 'array', maxItems: 1000, items: location },
    suppressions: { type: 'array', maxItems: 1000, items: { type: 'object' } },
    properties: object({ severity, subject: text, kernel: text, more: { type: 'integer', minimum: 1 } }, ['severity']),
  },
  ['ruleId', 'kind', 'message', 'properties'],
);

/** What is read again of a run in SARIF that hostlint wrote, profile full. */
export const savedRun = object({
  tool: object({ driver: object({ name: text, version: text }, ['name']) }),
  results: { type: 'array', maxItems: 200_000, items: result },
  properties: object({ host, presets: texts, forecasts: { type: 'array', maxItems: 1000, items: forecast } }, [
    'host',
    'presets',
  ]),
});
