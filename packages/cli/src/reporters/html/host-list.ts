import { counted } from '../pretty/words.js';
import type { Page } from './context.js';
import type { HostSet } from './host-sets.js';
import type { PageHost } from './hosts.js';
import { joined, markup, type Content, type Markup } from './markup.js';

const named = 3;

export const hostLink = ({ key, label }: PageHost): Markup => markup`<a class="host" href="#${key}">${label}</a>`;

/** Hosts by name as far as that is short, and a button that opens the list of all. */
export function hostList(members: readonly number[], page: Page): Content {
  const set = page.sets.of(members);
  const hosts = page.sets.hostsOf(set);
  if (hosts.length === page.hosts.length) return `all ${counted(hosts.length, 'host')}`;
  if (hosts.length <= named + 1) return joined(hosts.map(hostLink), ', ');
  const first = joined(hosts.slice(0, named).map(hostLink), ', ');
  return markup`${first} and ${listButton(set, `${hosts.length - named} more`, page)}`;
}

export function listButton(set: HostSet, text: string, page: Page): Markup {
  page.sets.list(set);
  return markup`<button type="button" class="plain" popovertarget=":hosts-${set.id}">${text}</button>`;
}

/** The lists that buttons open, each once. They are at the end, so that paper has them too. */
export function listsOfHosts(page: Page): Content {
  return page.sets.listed.map(set => {
    const hosts = page.sets.hostsOf(set);
    return markup`
      <div popover id=":hosts-${set.id}" class="hosts-list" role="group" aria-label="${counted(hosts.length, 'host')}">
      <p class="label">${counted(hosts.length, 'host')}</p>
      <p>${joined(hosts.map(hostLink), ', ')}</p>
      </div>`;
  });
}
