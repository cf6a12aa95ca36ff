import { severities } from '@hostlint/core';
import { capitalized } from '../pretty/words.js';
import type { Case, Kind } from './cases.js';
import type { Page } from './context.js';
import { markup, type Content, type Markup } from './markup.js';

const kindWords: Readonly<Record<Kind, string>> = {
  fail: 'Failed',
  unknown: 'Undecided',
  broken: 'Broken',
  waived: 'Waived',
  kernel: 'Other kernels',
  gone: 'Gone',
  pass: 'Passed',
  'not-applicable': 'Not applicable',
};

/** Search and filters. Without the script there is nothing to control, and it is the script that shows them. */
export function controls(cases: readonly Case[], page: Page): Markup {
  const kinds = (Object.keys(kindWords) as readonly Kind[]).filter(kind => cases.some(one => one.kind === kind));
  const levels = severities.filter(severity => cases.some(({ finding }) => finding.severity === severity));
  const areas = [...new Set(cases.map(({ finding }) => finding.rule.split('/')[0] ?? ''))].sort();
  const since = cases.some(({ finding }) => finding.baseline !== undefined);
  return markup`
    <div class="controls" role="search" aria-label="Findings" hidden>
    <div class="fields">
    <label class="field search"><span>Search <kbd>/</kbd></span><input type="search" id=":search" autocomplete="off" spellcheck="false"></label>
    ${
      page.many &&
      choice(
        'host',
        'Host',
        'All hosts',
        page.hosts.map(({ key, label }) => [key, label]),
      )
    }
    ${choice(
      'area',
      'Area',
      'All areas',
      areas.map(area => [area, area]),
    )}
    ${
      since &&
      choice('since', 'Baseline', 'New and old', [
        ['new', 'New'],
        ['unchanged', 'Unchanged'],
        ['absent', 'Gone'],
      ])
    }
    ${chips(
      'severity',
      'Severity',
      levels.map(level => [level, capitalized(level)]),
    )}
    </div>
    <div class="fields">
    ${chips(
      'status',
      'Status',
      kinds.map(kind => [kind, kindWords[kind]]),
    )}
    </div>
    <p class="shown"><output id=":shown" aria-live="polite"></output>
    <button type="button" class="plain" id=":clear">Clear <kbd>Esc</kbd></button></p>
    </div>
    <p class="nothing" id=":nothing" hidden>No finding is like that.</p>`;
}

type Choices = readonly (readonly [value: string, text: string])[];

function choice(name: string, label: string, all: string, values: Choices): Markup {
  const options = values.map(([value, text]) => markup`<option value="${value}">${text}</option>`);
  return markup`<label class="field"><span>${label}</span><select id=":${name}"><option value="">${all}</option>${options}</select></label>`;
}

function chips(name: string, legend: string, values: Choices): Content {
  if (values.length < 2) return null;
  const boxes = values.map(
    ([value, text]) =>
      markup`<label class="chip"><input type="checkbox" name="${name}" value="${value}"> ${text}</label>`,
  );
  return markup`<fieldset><legend>${legend}</legend>${boxes}</fieldset>`;
}
