/** What the page shows, as its address has it: `#host/area/rule?q=text&status=fail,unknown`. */
export interface View {
  readonly host: string;
  readonly rule: string;
  readonly q: string;
  readonly area: string;
  readonly since: string;
  readonly status: readonly string[];
  readonly severity: readonly string[];
}

export const wholePage: View = { host: '', rule: '', q: '', area: '', since: '', status: [], severity: [] };

/** `undefined`: the fragment is no view, but a place of the page. */
export function parseFragment(fragment: string): View | undefined {
  const text = fragment.replace(/^#/, '');
  if (text.startsWith(':')) return undefined;
  const [path = '', query = ''] = cut(text, '?');
  const parts = path.split('/');
  const rule = parts.length > 1 ? decoded(parts.slice(-2).join('/')) : '';
  const host = parts.length === 2 ? '' : (parts[0] ?? '');
  const asked = new URLSearchParams(query);
  const list = (name: string): readonly string[] => asked.get(name)?.split(',').filter(Boolean) ?? [];
  return {
    host,
    rule,
    q: asked.get('q') ?? '',
    area: asked.get('area') ?? '',
    since: asked.get('since') ?? '',
    status: list('status'),
    severity: list('severity'),
  };
}

export function fragmentOf({ host, rule, q, area, since, status, severity }: View): string {
  const asked = new URLSearchParams(
    Object.entries({ q, area, since, status: status.join(), severity: severity.join() }).filter(
      ([, value]) => value !== '',
    ),
  );
  const query = asked.toString().replaceAll('%2C', ',');
  const path = [host, rule].filter(Boolean).join('/');
  return path === '' && query === '' ? '' : `#${path}${query === '' ? '' : `?${query}`}`;
}

function cut(text: string, at: string): readonly string[] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
