import type { Distribution } from './distribution.js';

/** How long a release gets updates. Days are written `2026-06-30`. */
export interface ReleaseSupport {
  /** The last day with updates for everybody. */
  readonly ends: string;
  /** Updates beyond that for those who have a contract or a subscription for it. */
  readonly extended: { readonly plan: string; readonly ends: string } | null;
}

export type SupportAnswer =
  | { readonly kind: 'listed'; readonly support: ReleaseSupport }
  /** A release without an end: it rolls. */
  | { readonly kind: 'rolling' }
  | { readonly kind: 'unlisted-release' }
  | { readonly kind: 'unlisted-distribution' };

interface Line {
  /** `VERSION END` or `VERSION END/EXTENDED`, parted by commas. */
  readonly releases: string;
  readonly plan?: string;
  /** How many numbers of VERSION_ID name a release; all by default. */
  readonly numbers?: number;
}

const rebuild: Line = { numbers: 1, releases: '8 2029-05-31, 9 2032-05-31, 10 2035-05-31' };
const sles: Line = {
  plan: 'LTSS',
  releases:
    '11.4 2019-03-31/2022-03-31, 12 2016-06-30/2019-07-01, 12.1 2017-05-31/2020-05-31, 12.2 2018-03-31/2021-03-31, 12.3 2019-06-30/2022-06-30, 12.4 2020-06-30/2023-06-30, 12.5 2024-10-31/2027-10-31, 15 2019-12-31/2022-12-31, 15.1 2021-01-31/2024-01-31, 15.2 2021-12-31/2024-12-31, 15.3 2022-12-31/2025-12-31, 15.4 2023-12-31/2026-12-31, 15.5 2024-12-31/2027-12-31, 15.6 2025-12-31/2028-12-31, 15.7 2031-07-31/2034-07-31, 16.0 2027-11-30/2030-11-30',
};

/**
 * Sources: Debian's distro-info-data 0.58+deb12u7 (debian.csv, with long-term support; ubuntu.csv, with Ubuntu Pro), and
 * endoflife-date/endoflife.date of 2026-08-22 for the others.
 */
export const supportTable: Readonly<Record<string, Line>> = {
  debian: {
    numbers: 1,
    releases:
      '6 2016-02-29, 7 2018-05-31, 8 2020-06-30, 9 2022-06-30, 10 2024-06-30, 11 2026-08-31, 12 2028-06-30, 13 2030-06-30',
  },
  ubuntu: {
    plan: 'Ubuntu Pro',
    releases:
      '14.04 2019-04-25/2024-04-25, 16.04 2021-04-30/2026-04-23, 18.04 2023-05-31/2028-04-26, 18.10 2019-07-18, 19.04 2020-01-23, 19.10 2020-07-17, 20.04 2025-05-29/2030-04-23, 20.10 2021-07-22, 21.04 2022-01-20, 21.10 2022-07-14, 22.04 2027-06-01/2032-04-21, 22.10 2023-07-20, 23.04 2024-01-25, 23.10 2024-07-11, 24.04 2029-05-31/2034-04-25, 24.10 2025-07-10, 25.04 2026-01-15, 25.10 2026-07-09, 26.04 2031-05-29/2036-04-23, 26.10 2027-07-15',
  },
  rhel: {
    numbers: 1,
    plan: 'the Extended Life Cycle add-on',
    releases:
      '6 2020-11-30/2024-06-30, 7 2024-06-30/2029-05-31, 8 2029-05-31/2033-05-31, 9 2032-05-31/2036-05-31, 10 2035-05-31/2039-05-31',
  },
  centos: { numbers: 1, releases: '5 2017-03-31, 6 2020-11-30, 7 2024-06-30, 8 2021-12-31' },
  'centos-stream': { numbers: 1, releases: '8 2024-05-31, 9 2027-05-31, 10 2030-05-31' },
  almalinux: rebuild,
  rocky: rebuild,
  ol: {
    numbers: 1,
    plan: 'Extended Support',
    releases: '6 2021-03-31/2024-12-31, 7 2024-12-31/2028-06-30, 8 2029-07-31/2032-07-31, 9 2032-06-30/2035-06-30',
  },
  amzn: { releases: '2017.09 2023-12-31, 2018.03 2023-12-31, 2 2026-06-30, 2023 2029-06-30' },
  fedora: {
    numbers: 1,
    releases:
      '28 2019-05-28, 29 2019-11-26, 30 2020-05-26, 31 2020-11-24, 32 2021-05-25, 33 2021-11-30, 34 2022-06-07, 35 2022-12-13, 36 2023-05-16, 37 2023-12-05, 38 2024-05-21, 39 2024-11-26, 40 2025-05-13, 41 2025-12-15, 42 2026-05-27, 43 2026-12-09, 44 2027-06-02',
  },
  sles,
  sles_sap: sles,
  'sle-micro': { releases: '5.1 2025-10-31, 5.2 2026-04-30, 5.3 2026-10-30, 5.4 2027-04-30, 5.5 2027-10-31' },
  'sl-micro': { releases: '6.0 2028-06-30, 6.1 2028-11-30, 6.2 2029-11-30' },
  'opensuse-leap': {
    releases:
      '42.3 2019-07-01, 15.0 2019-12-03, 15.1 2021-02-02, 15.2 2022-01-04, 15.3 2022-12-31, 15.4 2023-12-07, 15.5 2024-12-31, 15.6 2026-04-30, 16.0 2027-10-31',
  },
  alpine: {
    numbers: 2,
    releases:
      '3.8 2020-05-01, 3.9 2020-11-01, 3.10 2021-05-01, 3.11 2021-11-01, 3.12 2022-05-01, 3.13 2022-11-01, 3.14 2023-05-01, 3.15 2023-11-01, 3.16 2024-05-23, 3.17 2024-11-22, 3.18 2025-05-09, 3.19 2025-11-01, 3.20 2026-04-01, 3.21 2026-11-01, 3.22 2027-05-01, 3.23 2027-11-01, 3.24 2028-06-01',
  },
};

const rollingIds = ['arch', 'archarm', 'manjaro', 'endeavouros', 'opensuse-tumbleweed', 'gentoo', 'void', 'kali'];

/** How long the release of a distribution gets updates, as far as its dates are known. */
export function supportOf({ id, versionId, prettyName }: Distribution): SupportAnswer {
  const name = (prettyName ?? '').toLowerCase();
  // Debian's testing and unstable have no VERSION_ID; Alpine's edge is named after the next release, as Fedora's rawhide is.
  const unreleased = versionId === null || versionId.includes('_alpha') || name.includes('rawhide');
  const stream = id === 'centos' && /\bstream\b/.test(name);
  const line = supportTable[stream ? 'centos-stream' : id];
  if (rollingIds.includes(id) || (line && unreleased)) return { kind: 'rolling' };
  if (!line || versionId === null) return { kind: 'unlisted-distribution' };
  const release = versionId.split('.').slice(0, line.numbers).join('.');
  const row = line.releases
    .split(', ')
    .map(text => text.split(' '))
    .find(([version]) => version === release);
  if (!row?.[1]) return { kind: 'unlisted-release' };
  const [ends = '', extended] = row[1].split('/');
  const plan = extended !== undefined && line.plan !== undefined ? { plan: line.plan, ends: extended } : null;
  return { kind: 'listed', support: { ends, extended: plan } };
}
