/** OpenAPI 3: Server Objects, on all three levels. */
import type { Server, ServerVariable } from '../../../model/api.js';
import { EXTENSION } from '../../../model/extensions.js';
import type { Cursor } from '../../../source/cursor.js';
import { isSynthetic } from '../info.js';
import type { ReadOptions } from '../../read-options.js';
import { isPlaceholderHost, splitUrl } from '../servers.js';
import { readText } from '../../text.js';
import { withStatedTrust } from '../../trust.js';
import { trimEndOf } from '../../../foundation/trim.js';

/**
 * Reads a list of servers. Of one that is only a placeholder its path is kept, since that is part of the API.
 * @param servers the list; it may be missing
 */
export function readServerObjects(servers: Cursor, options: ReadOptions): Server[] {
  const read = servers.items().flatMap((cursor) => {
    const stated = cursor.get('url').string()?.trim();
    if (stated === undefined) return [];
    const variables = readVariables(cursor, stated);
    const name = cursor.get('name').text() ?? cursor.get(EXTENSION.name).text();
    const description = readText(cursor.get('description'));
    const address = readUrl(stated, cursor, variables, options);
    if (address === undefined) return [];
    const server: Server = {
      url: address.url,
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      variables,
      origins: [cursor.origin(address.certain ? 'declared' : 'assumed')],
    };
    return [{ server: withStatedTrust(cursor, server), leftover: address.leftover === true }];
  });
  // Beside a real server the path of a placeholder says nothing.
  const real = read.filter(({ leftover }) => !leftover);
  return (real.length > 0 ? real : read).map(({ server }) => server);
}

interface Address {
  readonly url: string;
  readonly certain: boolean;
  /** True for what is left of a placeholder: its path. */
  readonly leftover?: boolean;
}

/** The address without a slash at its end; nothing is left of a placeholder without a path. */
function readUrl(
  stated: string,
  cursor: Cursor,
  variables: ReadonlyMap<string, ServerVariable>,
  options: ReadOptions,
): Address | undefined {
  const place = cursor.get('url');
  const url = trimEndOf(stated.replace(/[?#].*$/s, ''), '/');
  const filled = url.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const value = variables.get(name)?.default;
    return value === undefined || value === '' ? whole : value;
  });
  const { scheme, host, path } = splitUrl(filled);
  if (host !== '' && isPlaceholderHost(host.replace(/:\d+$/, ''), options)) {
    place.add('server/placeholder', { url: stated });
    return path === '' ? undefined : { url: path, certain: false, leftover: true };
  }
  if (host === '' || /^(?:https?:|[a-z]+:\/\/|\/\/|\{)/i.test(url)) {
    return scheme === '' && url.startsWith('//')
      ? { url: `https:${url}`, certain: false }
      : { url, certain: true };
  }
  // Neither a scheme nor a slash at the start: a host when it looks like one, else a relative path.
  const looksLikeHost = /[.:]/.test(host) && !/^\.+$/.test(host);
  place.add('server/host-shape', { host: stated });
  if (!looksLikeHost) return { url: `/${url.replace(/^(?:\.*\/)+/, '')}`, certain: true };
  return { url: `https://${url}`, certain: false };
}

function readVariables(cursor: Cursor, url: string): Map<string, ServerVariable> {
  const variables = new Map<string, ServerVariable>();
  const used = new Set([...url.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? ''));
  for (const [name, place] of cursor.get('variables').entries()) {
    const synthetic = isSynthetic(place);
    if (place.get(EXTENSION.synthetic).value === true) continue;
    const value = synthetic('default') ? undefined : place.get('default').string();
    const members = place.get('enum').items();
    const description = readText(place.get('description'));
    if (value === undefined && !synthetic('default') && used.has(name)) {
      place.add('server/variable', { name });
    }
    variables.set(name, {
      ...(value !== undefined && { default: value }),
      ...(members.length > 0 && { enum: members.flatMap((member) => member.string() ?? []) }),
      ...(description !== undefined && { description }),
    });
  }
  for (const name of used) {
    if (variables.has(name) || cursor.get('variables').has(name)) continue;
    cursor.add('server/variable', { name });
    variables.set(name, {});
  }
  return variables;
}
