export interface HostPort {
  readonly host: string;
  readonly port: string;
}

/** net.SplitHostPort; the fault's words where it refuses. */
export function splitHostPort(text: string): HostPort | { readonly fault: string } {
  const fault = (why: string): { fault: string } => ({ fault: `address ${text}: ${why}` });
  const colon = text.lastIndexOf(':');
  if (colon === -1) return fault('missing port in address');
  if (!text.startsWith('[')) {
    const host = text.slice(0, colon);
    if (host.includes(':')) return fault('too many colons in address');
    if (/[[\]]/.test(text)) return fault(`unexpected '${/[[\]]/.exec(text)?.[0]}' in address`);
    return { host, port: text.slice(colon + 1) };
  }
  const end = text.indexOf(']');
  if (end === -1) return fault("missing ']' in address");
  if (end + 1 === text.length) return fault('missing port in address');
  if (end + 1 !== colon) return fault(text[end + 1] === ':' ? 'too many colons in address' : 'missing port in address');
  if (/[[]/.test(text.slice(1)) || text.slice(end + 1).includes(']')) return fault('unexpected bracket in address');
  return { host: text.slice(1, end), port: text.slice(colon + 1) };
}
