export type DistributionFamily = 'debian' | 'rhel' | 'suse' | 'alpine' | 'arch' | 'amazon' | 'other';

/** How a host whose system is not changed in place is changed instead. */
export type ImmutableKind =
  | 'rpm-ostree'
  | 'transactional-update'
  | 'bottlerocket'
  | 'talos'
  | 'flatcar'
  | 'nixos'
  | 'container-optimized-os'
  | 'ubuntu-core';

export interface Distribution {
  /** `ID` in lower case: `debian`, `rhel`; `linux` when the file does not say. */
  readonly id: string;
  readonly idLike: readonly string[];
  readonly versionId: string | null;
  readonly prettyName: string | null;
  readonly family: DistributionFamily;
  readonly immutable: ImmutableKind | null;
}

const families: readonly (readonly [DistributionFamily, readonly string[]])[] = [
  ['amazon', ['amzn']],
  ['debian', ['debian', 'ubuntu', 'raspbian']],
  [
    'rhel',
    ['rhel', 'centos', 'fedora', 'rocky', 'almalinux', 'ol', 'scientific', 'cloudlinux', 'rhcos', 'fedora-coreos'],
  ],
  [
    'suse',
    [
      'suse',
      'sles',
      'sled',
      'opensuse',
      'opensuse-leap',
      'opensuse-tumbleweed',
      'sl-micro',
      'sle-micro',
      'opensuse-microos',
    ],
  ],
  ['alpine', ['alpine', 'postmarketos']],
  ['arch', ['arch', 'archarm']],
];

const immutableIds: Readonly<Record<string, ImmutableKind>> = {
  bottlerocket: 'bottlerocket',
  talos: 'talos',
  flatcar: 'flatcar',
  nixos: 'nixos',
  cos: 'container-optimized-os',
  'ubuntu-core': 'ubuntu-core',
  rhcos: 'rpm-ostree',
  'sl-micro': 'transactional-update',
  'sle-micro': 'transactional-update',
  'opensuse-microos': 'transactional-update',
  'opensuse-leap-micro': 'transactional-update',
  'opensuse-aeon': 'transactional-update',
};

/** The distribution that os-release(5) names. A derivative counts to the family that `ID_LIKE` names first. */
export function distributionOf(values: ReadonlyMap<string, string>, ostreeBooted: boolean): Distribution {
  const id = (values.get('ID') ?? 'linux').toLowerCase();
  const idLike = (values.get('ID_LIKE') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const family =
    [id, ...idLike].flatMap(name => families.find(([, ids]) => ids.includes(name))?.[0] ?? [])[0] ?? 'other';
  const ostree = ostreeBooted || values.has('OSTREE_VERSION');
  return {
    id,
    idLike,
    versionId: values.get('VERSION_ID') || null,
    prettyName: values.get('PRETTY_NAME') || null,
    family,
    immutable: immutableIds[id] ?? (ostree ? 'rpm-ostree' : null),
  };
}
