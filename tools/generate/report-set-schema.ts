import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './units.js';

const folder = 'packages/core/schema';

interface Schema {
  readonly $schema: string;
  readonly title: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly $defs: Readonly<Record<string, unknown>>;
}

/** The JSON Schema of a report of many hosts: that of one host with a frame, whole in itself, so that no validator must look for another file. */
export async function reportSetSchema(): Promise<readonly (readonly [path: string, text: string])[]> {
  const { $schema, title, $defs, ...report } = JSON.parse(
    await readFile(join(root, folder, 'report.schema.json'), 'utf8'),
  ) as Schema;
  const { schemaVersion, tool, staleWaivers, exitCode } = report.properties;
  const schema = {
    $schema,
    title: title.replace('report', 'report of many hosts'),
    type: 'object',
    additionalProperties: false,
    required: ['schemaVersion', 'tool', 'reports', 'exitCode'],
    properties: {
      schemaVersion,
      tool,
      reports: {
        description: 'One for each host, in the order of their labels.',
        type: 'array',
        items: { $ref: '#/$defs/report' },
      },
      staleWaivers: {
        ...(staleWaivers as object),
        description: 'Waivers that covered nothing on any of the hosts. Present where there are some.',
      },
      exitCode: {
        ...(exitCode as object),
        description: 'The worst of those of the reports: 2 beats 1 beats 3, and 3 beats 0.',
      },
    },
    $defs: { report, ...$defs },
  };
  return [[`${folder}/report-set.schema.json`, JSON.stringify(schema, null, 2)]];
}
