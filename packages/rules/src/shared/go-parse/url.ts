/** What Go's url.Parse makes of a text, as far as dockerd looks at it. */
export interface GoUrl {
  readonly scheme: string;
  readonly hasUser: boolean;
  /** Host and port as written. */
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

export type UrlOutcome = GoUrl | { readonly fault: string };

// Bytes that net/url takes in a host besides letters, digits and escapes (shouldEscape with encodeHost).
const hostChars = /^[A-Za-z0-9\-._~!$&'()*+,;=:[\]<>"\u0080-\uffff]*$/;
const userChars = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;

/** Go's url.Parse (go1.19 to go1.25). */
export function parseGoUrl(text: string): UrlOutcome {
  const fault = (why: string): { fault: string } => ({ fault: `parse ${JSON.stringify(text)}: ${why}` });
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(text)) return fault('net/url: invalid control character in URL');
  const [beforeHash, fragment] = cut(text, '#');
  if (badEscape(fragment)) return fault('invalid URL escape');
  const scheme = schemeOf(beforeHash);
  if (scheme === undefined) return fault('missing protocol scheme');
  const afterScheme = scheme === '' ? beforeHash : beforeHash.slice(scheme.length + 1);
  const [rest, query] = cut(afterScheme, '?');
  const base = { scheme: scheme.toLowerCase(), query, fragment };
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...base, hasUser: false, host: '', path: '' };
    if ((rest.split('/', 1)[0] as string).includes(':')) return fault('first path segment in URL cannot contain colon');
  }
  if (!rest.startsWith('//') || (scheme === '' && rest.startsWith('///'))) {
    return badEscape(rest) ? fault('invalid URL escape') : { ...base, hasUser: false, host: '', path: rest };
  }
  const slash = rest.indexOf('/', 2);
  const authority = rest.slice(2, slash === -1 ? undefined : slash);
  const path = slash === -1 ? '' : rest.slice(slash);
  const at = authority.lastIndexOf('@');
  if (at !== -1 && !userChars.test(authority.slice(0, at))) return fault('net/url: invalid userinfo');
  const host = authority.slice(at + 1);
  const wrong = hostFault(host);
  if (wrong !== undefined) return fault(wrong);
  return badEscape(path) ? fault('invalid URL escape') : { ...base, hasUser: at !== -1, host, path };
}

function cut(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

const badEscape = (text: string): boolean => /%(?![0-9a-f]{2})/i.test(text);

/** The scheme without its colon; empty where there is none; `undefined` for a colon in front. */
function schemeOf(text: string): string | undefined {
  if (text.startsWith(':')) return undefined;
  return /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1] ?? '';
}

function hostFault(host: string): string | undefined {
  if (host.startsWith('[')) {
    const end = host.lastIndexOf(']');
    if (end === -1) return "missing ']' in host";
    return validPort(host.slice(end + 1))
      ? undefined
      : `invalid port ${JSON.stringify(host.slice(end + 1))} after host`;
  }
  const colon = host.lastIndexOf(':');
  if (colon !== -1 && !validPort(host.slice(colon)))
    return `invalid port ${JSON.stringify(host.slice(colon))} after host`;
  if (host.includes('%')) return 'invalid URL escape';
  return hostChars.test(host) ? undefined : `invalid character in host name`;
}

const validPort = (text: string): boolean => /^(?::\d*)?$/.test(text);

export const urlPort = ({ host }: GoUrl): string =>
  /:(\d*)$/.exec(host.startsWith('[') ? host.slice(host.lastIndexOf(']') + 1) : host)?.[1] ?? '';
