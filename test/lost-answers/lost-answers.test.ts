import { lint, resolveRuleset, type Finding, type HostSource, type Report } from '@hostlint/core';
import { memorySource, verdictChanges } from '@hostlint/core/testing';
import rules from '@hostlint/rules';
import { expect } from 'chai';
import { openLive } from '../../packages/cli/src/sources/live.js';
import { recordSource } from '../../packages/cli/src/sources/snapshot/recording.js';
import { deafSource, type Question } from './deaf-source.js';
import { sampleHosts } from './sample-hosts.js';

/** Says which docker is judged, and is all that may tell of a version that had to be assumed. */
const assuming = 'docker/engine-version';

const ruleset = resolveRuleset({ plugins: [rules], presets: ['all'] });

interface Judged {
  readonly report: Report;
  /** What was asked, without what is as good as another question. */
  readonly asked: ReadonlyMap<string, Question>;
}

async function judge(host: HostSource, denied: Question | null, docker?: string): Promise<Judged> {
  const asked = new Map<string, Question>();
  const source = deafSource(host, denied, (question, answer) => asked.set(kindOf(question, answer), question));
  const report = await lint(source, await ruleset, docker === undefined ? {} : { engines: { docker } });
  return { report, asked };
}

/** Of a thing that is in none of the directories where it is looked for, one is enough. */
const kindOf = (question: Question, answer: unknown): string =>
  answer === undefined
    ? question
        .replace(/ \/(?:etc|run|usr\/local\/lib|usr\/lib|lib)\/(systemd\/system|[a-z-]+\.d)\b/, ' $1')
        .replace(/ (?:\/usr(?:\/local)?)?\/s?bin\//, ' ')
    : question;

/** What differs, other than that less is told. */
function changes(before: Report, after: Report, except: readonly string[] = []): readonly string[] {
  const ids = new Set([...before.findings, ...after.findings].map(({ rule }) => rule));
  const verdicts = [...ids]
    .filter(id => !except.includes(id))
    .flatMap(id => verdictChanges(of(id, before), of(id, after)).map(change => `${id}: ${change}`));
  const forecasts = before.forecasts.flatMap((forecast, index) => {
    const now: object = after.forecasts[index] ?? {};
    return Object.entries(now)
      .filter(([key]) =>
        [
          'starts',
          'storageDriver',
          'backingFilesystem',
          'supportsDType',
          'nativeOverlayDiff',
          'usingMetacopy',
        ].includes(key),
      )
      .flatMap(([key, value]) => {
        const was = forecast[key as keyof typeof forecast];
        // An engine that refuses says nothing of its storage; where that is no longer sure, what it would say is told.
        const silent = forecast.starts === false && key !== 'starts';
        return value === was || value === null || silent
          ? []
          : [`${key} of ${forecast.engine}: ${String(was)} became ${String(value)}`];
      });
  });
  return [...verdicts, ...forecasts];
}

const of = (id: string, { findings }: Report): readonly Finding[] => findings.filter(({ rule }) => rule === id);

const dockerOf = ({ forecasts }: Report): string => forecasts.find(({ engine }) => engine === 'docker')?.version ?? '';

/**
 * Where the binary does not tell its version, the newest one is judged, and a finding says so: then all must be as if that
 * version had been asked for.
 */
async function hostIsSteady(source: HostSource): Promise<void> {
  // Recorded, so that nothing is read twice and nothing changes meanwhile.
  const host = recordSource(source).source;
  const whole = await judge(host, null);
  const broken = whole.report.findings.filter(finding => finding.broken !== undefined);
  expect(broken.map(({ message }) => message)).to.deep.equal([]);
  const said: string[] = [];
  for (const question of whole.asked.values()) {
    const { report } = await judge(host, question);
    const assumes = of(assuming, report).some(({ status }) => status === 'fail');
    const different = assumes
      ? changes((await judge(host, null, dockerOf(report))).report, report, [assuming])
      : changes(whole.report, report);
    said.push(...different.map(change => `without "${question}": ${change}`));
  }
  expect(said.join('\n')).to.equal('');
}

describe('a host of which one thing cannot be read', function () {
  this.timeout(300_000);
  for (const [name, host] of Object.entries(sampleHosts))
    it(`has no other verdicts: ${name}`, () => hostIsSteady(memorySource(host)));
  it('has no other verdicts: this machine', () => hostIsSteady(openLive({ probes: false })));
});
