import { expect } from 'chai';
import { azurePipeline } from './azure-pipeline.js';

const variables = {
  TF_BUILD: 'True',
  SYSTEM_COLLECTIONURI: 'https://dev.azure.com/contoso/',
  SYSTEM_TEAMPROJECTID: '11111111-1111-1111-1111-111111111111',
  SYSTEM_DEFINITIONID: '42',
  BUILD_DEFINITIONNAME: 'Nightly',
  BUILD_BUILDID: '98765',
  SYSTEM_PHASEID: '22222222-2222-2222-2222-222222222222',
  SYSTEM_PHASENAME: 'Check',
  BUILD_SOURCEBRANCH: 'refs/heads/main',
};

describe('the name of a run in Azure Pipelines', () => {
  it('is made of the variables of the agent', () => {
    expect(azurePipeline(variables)).to.deep.equal({
      id: 'azuredevops/pipeline/build/contoso/11111111-1111-1111-1111-111111111111/42/22222222-2222-2222-2222-222222222222/refs/heads/main/98765',
      properties: {
        'azuredevops/pipeline/build/buildDefinitionId': '42',
        'azuredevops/pipeline/build/buildDefinitionName': 'Nightly',
        'azuredevops/pipeline/build/phaseId': '22222222-2222-2222-2222-222222222222',
        'azuredevops/pipeline/build/phaseName': 'Check',
      },
    });
  });
  it('knows the older address of an organization', () => {
    const older = { ...variables, SYSTEM_COLLECTIONURI: 'https://contoso.visualstudio.com/' };
    expect(azurePipeline(older)?.id).to.match(/^azuredevops\/pipeline\/build\/contoso\//);
  });
  it('is not there elsewhere, nor in part', () => {
    expect(azurePipeline({})).to.equal(null);
    expect(azurePipeline({ ...variables, TF_BUILD: undefined })).to.equal(null);
    for (const name of Object.keys(variables)) expect(azurePipeline({ ...variables, [name]: ' ' })).to.equal(null);
    expect(azurePipeline({ ...variables, SYSTEM_COLLECTIONURI: 'https://tfs.example/x' })).to.equal(null);
  });
});
