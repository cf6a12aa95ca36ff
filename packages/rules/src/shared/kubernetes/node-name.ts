/** The name that a kubelet registers its node by. Source: kubernetes component-helpers/node/util/hostname.go GetHostname. */
export const nodeNameOf = (hostName: string, override: string | undefined): string =>
  (override?.trim() || hostName.trim()).toLowerCase();

/**
 * Why the API server refuses a node's name; `null`: it does not.
 * Sources: kubernetes apimachinery pkg/util/validation IsDNS1123Subdomain; pkg/apis/core/validation ValidateNodeName. The label
 * kubernetes.io/hostname takes 63 characters.
 */
export function faultOfNodeName(name: string): string | null {
  if (name === '') return 'it is empty';
  if (name.length > 63) return 'it has more than 63 characters';
  const wrong = /[^a-z0-9.-]/.exec(name)?.[0];
  if (wrong !== undefined) return `it has a "${wrong}", where letters, digits, "-" and "." are allowed`;
  const label = name.split('.').find(part => !/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(part));
  return label === undefined ? null : 'each of its parts must begin and end with a letter or a digit';
}
