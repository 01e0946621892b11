/** Reads the servers of Swagger 2.0 from `host`, `basePath` and `schemes`. */
import type { Server, ServerVariable } from '../../../../model/api.js';
import type { Trust } from '../../../../model/origin.js';
import type { Cursor } from '../../../source/cursor.js';
import type { ReadOptions } from '../../read-options.js';
import { cleanPath, hostRole, serverAt, splitUrl } from '../servers.js';
import { readText } from '../../text.js';

/** The parts of a server's URL that do not depend on the scheme. */
interface Base {
  readonly host: string;
  readonly path: string;
  /** A scheme that was written into the host. */
  readonly scheme?: string;
  readonly variables: ReadonlyMap<string, ServerVariable>;
  readonly place: Cursor;
}

/**
 * Reads the servers of a document. If the host is missing or only a placeholder, a server consists only of the base
 * path.
 */
export function readHostAndSchemes(root: Cursor, options: ReadOptions): Server[] {
  const base = readBase(root);
  if (!base) {
    // A document that contains only schemas needs no server.
    const isCalled = ['paths', 'x-ms-paths'].some((key) => root.get(key).exists);
    if (isCalled || !root.get('definitions').exists) root.add('server/missing', {});
    return pathOnly(cleanPath(root.get('basePath').string() ?? ''), root.get('basePath'));
  }
  const role = hostRole(base.host, options);
  if (role === 'loopback' || role === 'example') {
    base.place.add(`server/${role}`, { url: base.host + base.path });
  }
  if (role === 'placeholder') {
    base.place.add('server/placeholder', { url: base.host + base.path });
    return pathOnly(base.path, base.place);
  }
  return schemesOf(root, base, role === 'loopback').map(({ scheme, trust }) =>
    serverAt(`${scheme}://${base.host}${base.path}`, base.place, trust, base.variables),
  );
}

/** Reads the servers of an operation that declares its own `schemes`. */
export function readOperationServers(
  operation: Cursor,
  root: Cursor,
  options: ReadOptions,
): Server[] {
  const schemes = operation.get('schemes');
  const base = schemes.exists ? readBase(root) : undefined;
  if (!base || hostRole(base.host, options) === 'placeholder') return [];
  return schemeNames(schemes).map((scheme) =>
    serverAt(`${scheme}://${base.host}${base.path}`, schemes, 'declared', base.variables),
  );
}

function pathOnly(path: string, place: Cursor): Server[] {
  return path === '' ? [] : [serverAt(path, place, 'assumed')];
}

function readBase(root: Cursor): Base | undefined {
  const template = root.get('x-ms-parameterized-host');
  const place = template.exists ? template.get('hostTemplate') : root.get('host');
  const text = place.text();
  if (text === undefined) return undefined;
  const { scheme, host, path } = splitUrl(text.includes('//') ? text : `//${text}`);
  if (host === '') return undefined;
  if (!template.exists && (scheme !== '' || path !== '' || text.includes('/'))) {
    place.add('server/host-shape', { host: text });
  }
  const variables = new Map<string, ServerVariable>();
  for (const [, name] of host.matchAll(/\{([^{}]+)\}/g)) if (name) variables.set(name, {});
  for (const parameter of template.get('parameters').items()) {
    const name = parameter.get('name').text();
    if (name !== undefined) variables.set(name, readVariable(parameter));
  }
  return {
    host,
    path: path + cleanPath(root.get('basePath').string() ?? ''),
    ...(scheme !== '' && { scheme }),
    variables,
    place,
  };
}

function readVariable(parameter: Cursor): ServerVariable {
  const value = parameter.get('default').string();
  const members = parameter.get('enum').items();
  const description = readText(parameter.get('description'));
  return {
    ...(value !== undefined && { default: value }),
    ...(members.length > 0 && { enum: members.flatMap((member) => member.string() ?? []) }),
    ...(description !== undefined && { description }),
  };
}

function schemesOf(
  root: Cursor,
  base: Base,
  isLoopback: boolean,
): { scheme: string; trust: Trust }[] {
  const declared = schemeNames(root.get('schemes'));
  if (declared.length > 0) return declared.map((scheme) => ({ scheme, trust: 'declared' }));
  if (base.scheme !== undefined) return [{ scheme: base.scheme, trust: 'declared' }];
  // A service under development rarely has a certificate, so `http` is assumed.
  if (isLoopback) return [{ scheme: 'http', trust: 'assumed' }];
  // Swagger 2.0: "The default scheme is the one used to access the description". A description that was read from a
  // local file has no such scheme.
  base.place.add('server/scheme', {});
  return [{ scheme: 'https', trust: 'assumed' }];
}

function schemeNames(place: Cursor): string[] {
  const items = place.type === 'string' ? [place] : place.items();
  const names = items.flatMap(
    (item) =>
      item
        .text()
        ?.toLowerCase()
        .replace(/[:/].*$/s, '') ?? [],
  );
  const distinct = [...new Set(names.filter((name) => /^[a-z][a-z0-9+.-]*$/.test(name)))];
  // The order has no meaning in Swagger 2.0. `https` comes first, because most tools use the first server by default.
  return distinct.includes('https')
    ? ['https', ...distinct.filter((name) => name !== 'https')]
    : distinct;
}
