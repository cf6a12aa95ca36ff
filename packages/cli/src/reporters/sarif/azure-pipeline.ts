import type { RunAutomationDetails } from 'sarif';

const prefix = 'azuredevops/pipeline/build/';

/**
 * How a run is named in a job of Azure Pipelines, of the variables that its agent sets; `null` elsewhere, and where one is missing.
 * Source: microsoft/sarif-sdk 5.7 AdoPipelineContext, rules GHAzDO1019 and GHAzDO1020.
 */
export function azurePipeline(variables: Readonly<Record<string, string | undefined>>): RunAutomationDetails | null {
  if (variables['TF_BUILD']?.toLowerCase() !== 'true') return null;
  const any = (...names: readonly string[]): string =>
    names.map(name => variables[name]?.trim() ?? '').find(text => text !== '') ?? '';
  const organization = organizationOf(any('SYSTEM_COLLECTIONURI'));
  const project = any('SYSTEM_TEAMPROJECTID');
  const definition = any('BUILD_DEFINITIONID', 'SYSTEM_DEFINITIONID');
  const definitionName = any('BUILD_DEFINITIONNAME');
  const phase = any('SYSTEM_PHASEID', 'SYSTEM_JOBID');
  const phaseName = any('SYSTEM_PHASENAME', 'SYSTEM_JOBNAME');
  const [branch, build] = [any('BUILD_SOURCEBRANCH'), any('BUILD_BUILDID')];
  const path = [organization, project, definition, phase, branch, build];
  if ([...path, definitionName, phaseName].includes('')) return null;
  return {
    id: `${prefix}${path.join('/')}`,
    properties: {
      [`${prefix}buildDefinitionId`]: definition,
      [`${prefix}buildDefinitionName`]: definitionName,
      [`${prefix}phaseId`]: phase,
      [`${prefix}phaseName`]: phaseName,
    },
  };
}

function organizationOf(collection: string): string {
  const match = /^https:\/\/(?:dev\.azure\.com\/([^/]+)|([^./]+)\.visualstudio\.com)(?:\/|$)/i.exec(collection);
  return match?.[1] ?? match?.[2] ?? '';
}
