/** Reads the Server Objects of OpenAPI 3: of the API, of path items, and of operations. */
import type { Server, ServerVariable } from '../../../../model/api.js';
import { EXTENSION } from '../../../../model/extensions.js';
import type { Cursor } from '../../../source/cursor.js';
import { isSynthetic } from '../info.js';
import type { ReadOptions } from '../../read-options.js';
import { hostRole, splitUrl, type HostRole } from '../servers.js';
import { readText } from '../../text.js';
import { withDeclaredTrust } from '../../trust.js';
import { trimEndOf } from '../../../../base/foundation/trim.js';

export interface ServerList {
  readonly servers: readonly Server[];
  /** The servers on the local machine, if there are also other servers. */
  readonly local: readonly Server[];
}

/**
 * Reads a list of servers. If the URL of a server is a placeholder, only its path is used, because the path is part of
 * the API. Servers on example hosts are only used if there is no real server, and servers on the local machine only if
 * there are neither real nor example servers.
 * @param servers the list, which need not exist
 */
export function readServerObjects(servers: Cursor, options: ReadOptions): ServerList {
  const read = servers.items().flatMap((cursor) => {
    const declaredUrl = cursor.get('url').string()?.trim();
    if (declaredUrl === undefined) return [];
    const variables = readVariables(cursor, declaredUrl);
    const name = cursor.get('name').text() ?? cursor.get(EXTENSION.name).text();
    const description = readText(cursor.get('description'));
    const address = readUrl(declaredUrl, cursor, variables, options);
    const server: Server = {
      url: address.url,
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      variables,
      origins: [cursor.origin(address.certain ? 'declared' : 'assumed')],
    };
    const { role, place } = address;
    return [{ server: withDeclaredTrust(cursor, server), role, place, declaredUrl }];
  });
  // If there is a real server, placeholders are ignored. Servers on the local machine are listed separately, because
  // only developers need them.
  const best = (['server', 'example', 'loopback', 'placeholder'] as const).find((role) =>
    read.some((one) => one.role === role),
  );
  for (const { role, place, declaredUrl } of read) {
    if (role === 'placeholder') place.add('server/placeholder', { url: declaredUrl });
    else if (role === 'example') {
      place.add(role === best ? 'server/example' : 'server/placeholder', { url: declaredUrl });
    } else if (role === 'loopback' && role === best)
      place.add('server/loopback', { url: declaredUrl });
  }
  const kept = read.filter(
    ({ role, server }) => role === best && (role === 'server' || server.url !== ''),
  );
  const local =
    best === 'server' || best === 'example' ? read.filter(({ role }) => role === 'loopback') : [];
  return { servers: kept.map(({ server }) => server), local: local.map(({ server }) => server) };
}

interface Address {
  readonly url: string;
  readonly certain: boolean;
  /** The kind of the server's host. If the host is a placeholder, only the path of the URL is used. */
  readonly role: HostRole;
  /** The location of the declaration. */
  readonly place: Cursor;
}

/** Reads the URL of a server, without a slash at its end. */
function readUrl(
  declaredUrl: string,
  cursor: Cursor,
  variables: ReadonlyMap<string, ServerVariable>,
  options: ReadOptions,
): Address {
  const place = cursor.get('url');
  const url = trimEndOf(declaredUrl.replace(/[?#].*$/s, ''), '/');
  const filled = url.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const value = variables.get(name)?.default;
    return value === undefined || value === '' ? whole : value;
  });
  const { scheme, host, path } = splitUrl(filled);
  const role = host === '' ? 'server' : hostRole(host, options);
  if (role === 'placeholder') return { url: path, certain: false, role, place };
  if (role === 'loopback') {
    if (scheme !== '') return { url, certain: true, role, place };
    // A service under development rarely has a certificate, so `http` is assumed.
    return { url: `http://${url.replace(/^\/\//, '')}`, certain: false, role, place };
  }
  if (host === '' || /^(?:https?:|[a-z]+:\/\/|\/\/|\{)/i.test(url)) {
    return scheme === '' && url.startsWith('//')
      ? { url: `https:${url}`, certain: false, role, place }
      : { url, certain: true, role, place };
  }
  // The URL has neither a scheme nor a slash at its start. It is read as a host if it looks like a host, otherwise as a
  // relative path.
  const looksLikeHost = /[.:]/.test(host) && !/^\.+$/.test(host);
  const read = looksLikeHost ? `https://${url}` : `/${url.replace(/^(?:\.*\/)+/, '')}`;
  place.add('server/host-shape', { host: declaredUrl, url: read });
  return { url: read, certain: !looksLikeHost, role, place };
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
