/** Lists the parameters of an operation and of its path item, and adapts them to the path template. */
import type { Parameter } from '../../../model/api.js';
import { fact } from '../../../model/origin.js';
import { parameterIdentity } from '../../../model/parameter-identity.js';
import { pathParameterNames } from '../../../model/path.js';
import type { Cursor } from '../../source/cursor.js';
import { foldSpelling } from '../../../base/foundation/suggest.js';
import { isCredential } from './credentials.js';
import type { Description } from './description.js';
import { readLocation, type ParameterIn } from './parameter-location.js';
import type { OperationPlace } from './path-item.js';

/** A Parameter Object whose name and location are valid. */
export interface ParameterPlace {
  readonly name: string;
  readonly in: ParameterIn;
  readonly cursor: Cursor;
}

export interface ParameterList {
  readonly declared: readonly ParameterPlace[];
  /** Parameters that are added: undeclared names in the path, and query parameters that are written into the path. */
  readonly added: readonly Parameter[];
  /** The `Authorization` header, if it is declared as a parameter. */
  readonly authorization?: Cursor;
  /** Parameters that contain credentials, so that they are read as security. */
  readonly credentials: readonly ParameterPlace[];
}

/**
 * Lists the parameters of an operation: first those that the operation declares, then those of its path item. If both
 * declare a parameter with the same name and location, only that of the operation is listed.
 * @param place the operation
 */
export function listParameters(place: OperationPlace, description: Description): ParameterList {
  const names = new Set(pathParameterNames(place.path));
  const own = distinct(read(place.operation.get('parameters'), names, description));
  const inherited = distinct(read(place.item.get('parameters'), names, description));
  const all = inherited.length === 0 ? own : withInherited(own, inherited);
  const authorization = all.find(
    (parameter) => parameter.in === 'header' && parameter.name.toLowerCase() === 'authorization',
  );
  const wanted = all.filter((one) => isWanted(one, description));
  const credentials = wanted.filter((one) => isCredential(one, place, description));
  for (const { name, cursor } of credentials) cursor.get('name').add('auth/parameter', { name });
  const kept =
    credentials.length === 0 ? wanted : wanted.filter((one) => !credentials.includes(one));
  const { aligned, missing } = align(kept, names, place);
  const moved = fromQuery(aligned, place);
  return {
    declared: moved.declared,
    added: [...Array.from(missing, (name) => undeclared(name, place)), ...moved.added],
    ...(authorization && { authorization: authorization.cursor }),
    credentials,
  };
}

function withInherited(
  own: readonly ParameterPlace[],
  inherited: readonly ParameterPlace[],
): ParameterPlace[] {
  const keys = new Set(own.map(parameterIdentity));
  return [...inherited.filter((parameter) => !keys.has(parameterIdentity(parameter))), ...own];
}

function read(
  list: Cursor,
  names: ReadonlySet<string>,
  description: Description,
): ParameterPlace[] {
  const { references } = description.schemas;
  const found: ParameterPlace[] = [];
  for (const item of references.part(list).items()) {
    const cursor = references.follow(item, description.parameterSection);
    if (cursor?.type !== 'object') {
      cursor?.entries();
      continue;
    }
    const name = cursor.get('name').string() ?? '';
    const place = readLocation(cursor, name, names, description);
    if (name === '' && place !== 'body' && place !== 'querystring') cursor.add('param/name', {});
    else found.push({ name, in: place, cursor });
  }
  return found;
}

function distinct(list: readonly ParameterPlace[]): readonly ParameterPlace[] {
  if (list.length < 2) return list;
  const seen = new Set<string>();
  return list.filter((parameter) => {
    const key = parameterIdentity(parameter);
    // If several bodies are declared, they are reported when the body is read.
    if (parameter.in === 'body' || !seen.has(key)) {
      seen.add(key);
      return true;
    }
    parameter.cursor.get('name').add('param/duplicate', { name: parameter.name });
    return false;
  });
}

/**
 * Returns false for a header that is not a parameter, because it declares a media type or security, or because clients
 * send it by themselves.
 */
function isWanted(parameter: ParameterPlace, description: Description): boolean {
  if (parameter.in !== 'header') return true;
  const { name, cursor } = parameter;
  if (isReservedHeader(name)) {
    cursor.get('name').add('param/reserved-header', { name });
    return false;
  }
  if (isTransportHeader(name, description.options.dropHeaders)) {
    cursor.get('name').add('param/transport-header', { name });
    return false;
  }
  return true;
}

/** Compares the declared path parameters with the names in the path. */
function align(
  list: readonly ParameterPlace[],
  names: ReadonlySet<string>,
  place: OperationPlace,
): { aligned: readonly ParameterPlace[]; missing: ReadonlySet<string> } {
  const copies = copiesOf(list, names, place);
  const missing = new Set(names);
  let stray = false;
  for (const one of list) if (one.in === 'path' && !missing.delete(one.name)) stray = true;
  for (const one of copies) if (one.in === 'path') missing.delete(one.name);
  // Nearly all path parameters are declared under the names that the path contains.
  if (!stray) return { aligned: copies.length === 0 ? list : [...list, ...copies], missing };
  const optional = new Set(pathParameterNames(place.template.path));
  const aligned = list.flatMap((parameter): ParameterPlace[] => {
    if (parameter.in !== 'path' || names.has(parameter.name)) return [parameter];
    const near = [...missing].filter((name) => foldSpelling(name) === foldSpelling(parameter.name));
    const [name] = near;
    if (name !== undefined && near.length === 1) {
      missing.delete(name);
      parameter.cursor.get('name').add('param/path-name', { found: parameter.name, read: name });
      return [{ ...parameter, name }];
    }
    if (parameter.name === '*') {
      const [rest] = missing;
      const read = missing.size === 1 ? rest : undefined;
      if (read !== undefined) missing.delete(read);
      parameter.cursor.get('name').add('param/wildcard', read === undefined ? {} : { read });
      return read === undefined ? [] : [{ ...parameter, name: read }];
    }
    // The parameter belongs to the longer variant of a path that has an optional part.
    if (optional.has(parameter.name)) return [];
    if (templatedQuery(parameter.name, place) !== undefined) return [parameter];
    parameter.cursor.get('name').add('param/orphan', { name: parameter.name });
    return [];
  });
  return { aligned: [...aligned, ...copies], missing };
}

/** Copies the declaration of a name that occurs twice in a path, because it is declared only once. */
function copiesOf(
  list: readonly ParameterPlace[],
  names: ReadonlySet<string>,
  { template }: OperationPlace,
): ParameterPlace[] {
  if (template.copies.size === 0) return [];
  return [...template.copies].flatMap(([name, of]): ParameterPlace[] => {
    const original = list.find((one) => one.in === 'path' && one.name === of);
    return original && names.has(name) ? [{ ...original, name }] : [];
  });
}

/** Returns the query parameter whose value in the key of the path is `{name}`. */
function templatedQuery(name: string, place: OperationPlace): string | undefined {
  return place.template.query.find(([, value]) => value === `{${name}}`)?.[0];
}

/**
 * Reads the query in a path: in `/x?expand={y}&action=run`, the parameter declared as `y` is the query parameter
 * `expand`, and `action` can only be `run`.
 */
function fromQuery(
  list: readonly ParameterPlace[],
  place: OperationPlace,
): { declared: readonly ParameterPlace[]; added: readonly Parameter[] } {
  if (place.template.query.length === 0) return { declared: list, added: [] };
  const declared = list.map((parameter): ParameterPlace => {
    const name =
      parameter.in === 'path' || parameter.in === 'query'
        ? templatedQuery(parameter.name, place)
        : undefined;
    const inPath = pathParameterNames(place.path).includes(parameter.name);
    return name === undefined || inPath ? parameter : { ...parameter, name, in: 'query' };
  });
  const known = new Set(declared.flatMap((one) => (one.in === 'query' ? one.name : [])));
  const added: Parameter[] = [];
  for (const [name, value] of place.template.query) {
    if (name === '' || known.has(name)) continue;
    known.add(name);
    const origins = [place.key.origin()];
    const fixed = value !== '' && !/^\{.*\}$/.test(value);
    added.push({
      name,
      in: 'query',
      required: fact(fixed, place.key.origin(fixed ? 'declared' : 'assumed')),
      content: {
        kind: 'schema',
        schema: fixed ? { kind: 'enum', values: [value], origins } : { kind: 'unknown', origins },
        style: 'form',
        explode: true,
      },
      examples: [],
      aliases: [],
      origins,
    });
  }
  return { declared, added };
}

/** Returns a string parameter for a name that the path contains but no parameter declares. */
function undeclared(name: string, place: OperationPlace): Parameter {
  place.operation.add('param/undeclared', { name });
  const pattern = place.template.patterns.get(name);
  const origins = [place.key.origin('inferred')];
  return {
    name,
    in: 'path',
    required: fact(true, place.key.origin()),
    content: {
      kind: 'schema',
      schema: { kind: 'string', ...(pattern !== undefined && { pattern }), origins },
      style: 'simple',
      explode: false,
      ...(place.template.reserved.has(name) && { allowReserved: true }),
    },
    examples: [],
    aliases: [],
    origins: [place.key.origin()],
  };
}

/**
 * Returns true for a header that OpenAPI reserves for media types and security (3.1 § Parameter Object: "SHALL be
 * ignored").
 */
function isReservedHeader(name: string): boolean {
  return ['accept', 'content-type', 'authorization'].includes(name.toLowerCase());
}

const TRANSPORT = new Set([
  ...['accept-encoding', 'connection', 'content-length', 'host', 'postman-token'],
  ...['te', 'traceparent', 'tracestate', 'trailer', 'transfer-encoding', 'upgrade', 'user-agent'],
  ...['x-requested-with'],
]);

/**
 * Returns true for a header that clients and proxies send by themselves.
 * @param more names of other such headers, from the configuration
 */
function isTransportHeader(name: string, more: readonly string[] = []): boolean {
  const lower = name.toLowerCase();
  return TRANSPORT.has(lower) || more.some((other) => other.toLowerCase() === lower);
}
