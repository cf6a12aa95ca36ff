/** A threshold of `evictionHard`: a share of the whole, or a number of bytes or inodes. */
export type EvictionThreshold = { readonly percent: number } | { readonly quantity: number };

const scale: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** `undefined`: it makes no sense. Sources: kubernetes pkg/kubelet/eviction/helpers.go parseThresholdStatement, apimachinery pkg/api/resource/quantity.go. */
export function parseThreshold(text: string): EvictionThreshold | undefined {
  const match = /^(\d+(?:\.\d+)?)(%|[kMGT]|[KMGT]i)?$/.exec(text.trim());
  if (!match) return undefined;
  const number = Number(match[1]);
  if (match[2] === '%') return number <= 100 ? { percent: number } : undefined;
  return { quantity: number * (scale[match[2] ?? ''] ?? 1) };
}

/** Whether less than the threshold is left. A threshold of nothing is never met. */
export function isMet(threshold: EvictionThreshold, left: number, whole: number): boolean {
  const least = 'percent' in threshold ? (whole * threshold.percent) / 100 : threshold.quantity;
  return least > 0 && left < least;
}

export const thresholdText = (threshold: EvictionThreshold): string =>
  'percent' in threshold ? `${threshold.percent} %` : `${threshold.quantity}`;

/** What the kubelet takes where nothing is given. Source: kubernetes v1.37 pkg/kubelet/apis/config/v1beta1/defaults_linux.go. */
export const defaultThresholds: ReadonlyMap<string, string> = new Map([
  ['nodefs.available', '10%'],
  ['nodefs.inodesFree', '5%'],
  ['imagefs.available', '15%'],
  ['imagefs.inodesFree', '5%'],
]);
