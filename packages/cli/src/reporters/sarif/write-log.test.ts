import { expect } from 'chai';
import type { Log } from 'sarif';
import type { Finding, Report } from '@hostlint/core';
import { toyFinding, toyReport } from './finding-samples.test.js';
import { profiles } from './profiles.js';
import { writeLog } from './write-log.js';

const findings: readonly Finding[] = [
  toyFinding(),
  toyFinding({ subject: '/etc/fstab', evidence: [{ path: '/etc/fstab', line: 3, text: 'x [a](b) ##[y]' }] }),
  toyFinding({ subject: 'CVE-2026-1', securitySeverity: 5 }),
  toyFinding({ rule: 'toy/long', message: 'm'.repeat(7990) }),
  toyFinding({ rule: 'toy/marks', message: '\ue000label\ue001 \ue000fingerprint\ue001 9007199254740991 $& \u0000' }),
  toyFinding({ rule: 'toy/pass', status: 'pass' }),
  toyFinding({ rule: 'toy/kernel', kernel: '5.10.0-33-amd64' }),
];
const labels = ['a', 'web-2.example.org', 'a', 'x/y [z](w) "', '\ue000label\ue001', 'b'.repeat(200), 'ä', 'c'];
const waiver = { reason: 'r', owner: 'o', expires: null, file: 'waivers.yaml', line: 1 };

/** Hosts that have objects in common, as after a run, and not all the same. */
const shared = labels.map((label, at) => {
  const own = toyFinding({
    rule: 'toy/own',
    message: label,
    ...(at % 3 === 2 && { waiver, baseline: 'new' as const }),
  });
  return toyReport(at % 2 === 0 ? [...findings, own] : [own, ...findings.slice(at % 4)], { label });
});
const settings = { rules: [], profile: profiles.full, pipeline: null };
const textOf = (reports: readonly Report[], given = settings): string => [...writeLog(reports, given).text].join('');

describe('a SARIF log', () => {
  for (const [name, profile] of Object.entries(profiles)) {
    it(`of hosts with common findings is that of hosts without, for ${name}`, () => {
      const apart = shared.map(report => structuredClone(report));
      expect(textOf(shared, { ...settings, profile })).to.equal(textOf(apart, { ...settings, profile }));
    });

    it(`has the runs of its hosts as they are alone, laid out as JSON is, for ${name}`, () => {
      const given = { ...settings, profile };
      const hosts = shared.filter((_, at) => at !== 2);
      const text = textOf(hosts, given);
      const log = JSON.parse(text) as Log;
      expect(text).to.equal(`${JSON.stringify(log, null, 2).replaceAll('##[', '#\\u0023[')}\n`);
      expect(log.runs).to.deep.equal(hosts.flatMap(host => (JSON.parse(textOf([host], given)) as Log).runs));
    });
  }

  it('of no host has no run', () => expect((JSON.parse(textOf([])) as Log).runs).to.deep.equal([]));

  it('is made a run at a time, and can be read again', () => {
    let asked = 0;
    const watched = Array.from({ length: 50 }, (_, at): Report => {
      const report = toyReport(findings, { label: `host-${at}` });
      return Object.defineProperty({ ...report }, 'forecasts', { get: () => (asked++, []) });
    });
    const { text } = writeLog(watched, settings);
    expect(asked).to.equal(0);
    let length = 0;
    for (const piece of text) {
      length += piece.length;
      if (asked === 2) break;
    }
    expect(length).to.be.greaterThan(0);
    expect(asked).to.equal(2);
    expect((JSON.parse([...text].join('')) as Log).runs).to.have.length(50);
  });

  it('is written without its indentation where that is what makes it fit', () => {
    const bytes = textOf(shared).length * 0.9;
    const profile = { ...profiles.full, most: { ...profiles.full.most, bytes: Math.floor(bytes), packed: false } };
    const log = writeLog(shared, { ...settings, profile });
    expect(log.whole).to.equal(true);
    const text = [...log.text].join('');
    expect(text.trimEnd()).not.to.contain('\n');
    expect(JSON.parse(text)).to.deep.equal(JSON.parse(textOf(shared)));
  });
});
