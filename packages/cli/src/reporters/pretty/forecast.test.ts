import type { EngineForecast } from '@hostlint/core';
import { expect } from 'chai';
import { forecastLine } from '../html/forecast-card.js';
import { forecast } from './forecast.js';
import { plainSettings } from '../report-settings.js';
import { paintOf } from './paint.js';

const said = (installed: boolean | null, version: string | null): EngineForecast => ({
  engine: 'docker',
  version,
  installed,
  starts: null,
  refusals: [],
  storageDriver: null,
  backingFilesystem: null,
  supportsDType: null,
  nativeOverlayDiff: null,
  usingMetacopy: null,
});

describe('the first line of a forecast', () => {
  for (const [installed, version, wanted] of [
    [true, '28.5.2', 'Docker 28.5.2, if it started now'],
    [false, '29.7.2', 'Docker is not installed; judged for 29.7.2, if it started now'],
    [null, null, 'Docker, of which it cannot be told whether it is installed, if it started now'],
    [null, '28.5', 'Docker, of which it cannot be told whether it is installed; judged for 28.5, if it started now'],
  ] as const) {
    it(wanted, () => {
      const text = forecast(said(installed, version), paintOf(plainSettings)).split('\n Whether')[0] ?? '';
      expect(text.replace(/\s+/g, ' ')).to.equal(`FORECAST ${wanted}`);
    });
  }

  it('does not call an engine absent on a page that cannot be looked for', () => {
    expect(forecastLine(said(null, null)).html).to.contain('not known whether it is installed');
    expect(forecastLine(said(false, '29.7.2')).html).to.contain('not installed; judged for 29.7.2');
  });
});
