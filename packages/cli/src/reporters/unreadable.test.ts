import { expect } from 'chai';
import { defaultExitPolicy } from '@hostlint/core';
import { unreadableReport } from '../many/unreadable.js';
import { plainSettings, type SettledReporter } from './report-settings.js';
import { reporters } from './reporters.js';
import { finding, sampleReport, sampleSet } from './sample-report.test.kit.js';

const all: Readonly<Record<string, SettledReporter>> = reporters;
const unread = unreadableReport('web-3', new Error('it was cut off'), ['docker'], defaultExitPolicy);

describe('a host that could not be read', () => {
  for (const name of ['pretty', 'markdown', 'html', 'github']) {
    it(`is called so by ${name}, and not one where a rule broke`, () => {
      for (const text of [
        all[name]?.format(unread, []),
        all[name]?.formatMany?.(sampleSet(sampleReport([finding()]), unread), []),
      ]) {
        expect(text).to.contain('could not be read');
        expect(text).not.to.contain('rule broke').and.not.to.contain('2 of 2 hosts');
      }
    });
  }

  it('comes first where there is a line for each, before what most hosts have', () => {
    const failed = [sampleReport([finding()]), sampleReport([finding()], { label: 'web-2' })];
    const text = all.pretty?.formatMany?.(sampleSet(...failed, unread), [], { ...plainSettings, quiet: true });
    expect(text).to.equal(
      'unreadable: web-3: it was cut off\nerror kernel/overlay: 2 hosts (web-1, web-2): The kernel has no overlay.\n',
    );
  });
});
