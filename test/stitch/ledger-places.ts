/** The values of an exported document at the places that the ledger names. */
import { isPlainObject } from '../../src/base/foundation/plain-object.js';
import type { JsonObject } from './careful.js';

/** All values in that location. A union has one for each member, a tuple one for each item. */
export type Found = readonly unknown[];

/**
 * Returns the values in the location of an election.
 * @throws for a field that this function does not support
 */
export function valuesAt(output: JsonObject, entity: string, field: string): Found {
  const [kind = '', name = ''] = entity.split(' ');
  const part = (...keys: string[]): JsonObject => objectAt(output, keys);
  switch (kind) {
    case 'api':
      return ofApi(output, field);
    case 'schema':
      if (field === 'name') return Object.keys(part('components', 'schemas'));
      return ofSchema(output, part('components', 'schemas', name), field);
    case 'scheme': {
      const scheme = part('components', 'securitySchemes', name);
      const [flow = '', keyword] = field.split(' ');
      return keyword === undefined ? [scheme[field]] : [objectAt(scheme, ['flows', flow])[keyword]];
    }
    case 'tag': {
      const tags = output['tags'] as readonly JsonObject[];
      return [tags.find((tag) => tag['name'] === name)?.[field]];
    }
    case 'webhook': {
      const [operation = {}] = Object.values(part('webhooks', name)) as readonly JsonObject[];
      return ofOperation(output, operation, field);
    }
    case 'callback': {
      const found = operationsOf(output).flatMap(({ operation }) =>
        Object.values(objectAt(operation, ['callbacks', name])),
      ) as readonly JsonObject[];
      const [operation = {}] = found.flatMap((one) => Object.values(one)) as readonly JsonObject[];
      return ofOperation(output, operation, field);
    }
    default: {
      const own = operationsOf(output).find(({ key }) => key === entity);
      if (field === 'method') return [own && kind];
      if (field.startsWith('path parameter')) return [/\{(\w+)\}/.exec(own?.path ?? '')?.[1]];
      if (field.startsWith('slash')) return [own?.path.endsWith('/')];
      return ofOperation(output, own?.operation ?? {}, field);
    }
  }
}

interface OutputOperation {
  readonly key: string;
  readonly path: string;
  readonly operation: JsonObject;
}

function operationsOf(output: JsonObject): readonly OutputOperation[] {
  return Object.entries(output['paths'] as Record<string, JsonObject>).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      key: `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '{}').replace(/\/$/, '')}`,
      path,
      operation: operation as JsonObject,
    })),
  );
}

function ofApi(output: JsonObject, field: string): Found {
  const [, url = '', rest = ''] = /^servers\/(.*\})\/(.*)$/.exec(field) ?? [];
  const servers = output['servers'] as readonly JsonObject[];
  if (url !== '') {
    const server = servers.find((one) => one['url'] === url) ?? {};
    return [valueAt(server, rest.split(' '))];
  }
  if (field === 'servers') return [servers.map((one) => one['url'])];
  if (field === 'externalDocs') return [output[field]];
  if (field.startsWith(' ')) return [output[field.slice(1)]];
  return [objectAt(output, ['info'])[field.replace(/^info /, '')]];
}

function ofOperation(output: JsonObject, operation: JsonObject, field: string): Found {
  const [, place = '', name = '', rest = ''] = /^parameters\/(\w+)\/(\w+)(.*)$/s.exec(field) ?? [];
  if (name !== '') {
    const parameters = operation['parameters'] as readonly JsonObject[];
    const found = parameters.find((one) => one['name'] === name && one['in'] === place) ?? {};
    return ofParameter(output, found, rest);
  }
  if (field.startsWith('body')) {
    const body = objectAt(operation, ['requestBody']);
    return ofMessage(output, body, field.slice('body'.length));
  }
  const [, status = '', within = ''] = /^responses\/(\w+)(.*)$/s.exec(field) ?? [];
  if (status !== '') return ofMessage(output, objectAt(operation, ['responses', status]), within);
  if (field === 'responses') return [Object.keys(objectAt(operation, ['responses']))];
  if (field === 'tags') return [operation['x-restitch-labels'] ?? operation['tags']];
  return [operation[field.trim()]];
}

function ofParameter(output: JsonObject, parameter: JsonObject, field: string): Found {
  const content = objectAt(parameter, ['content']);
  if (field.startsWith('/type')) {
    const [[type = '', media = parameter] = []] = Object.entries(content);
    const rest = field.slice('/type'.length).replace(`/${type}`, '');
    return ofSchema(
      output,
      objectAt(media as JsonObject, ['schema']),
      type ? rest : field.slice(5),
    );
  }
  if (field === '/style') {
    const { style, explode = style === 'form' } = parameter;
    return [{ style, explode }];
  }
  return field === '/example' ? examplesOf(parameter) : [parameter[field.slice(1)]];
}

/** The values of a field of a request body or a response. */
function ofMessage(output: JsonObject, message: JsonObject, field: string): Found {
  const content = objectAt(message, ['content']);
  if (field === '/media types') return [Object.keys(content)];
  const [, header = '', rest = ''] = /^\/headers\/([\w-]+)(.*)$/s.exec(field) ?? [];
  if (header !== '') {
    const headers = objectAt(message, ['headers']);
    const name = Object.keys(headers).find((one) => one.toLowerCase() === header) ?? '';
    return ofHeader(output, objectAt(headers, [name]), rest);
  }
  if (field.startsWith('/links ')) return [objectAt(message, ['links'])[field.slice(7)]];
  const type = Object.keys(content).find((one) => field.startsWith(`/${one}`));
  if (type === undefined) return [message[field.slice(1)]];
  const media = objectAt(content, [type]);
  return ofMedia(output, media, field.slice(1 + type.length));
}

function ofMedia(output: JsonObject, media: JsonObject, field: string): Found {
  const [, example = '', member = ''] = /^\/examples\/(\w+)(?:\/(\w+))?$/.exec(field) ?? [];
  if (member !== '') return [objectAt(media, ['examples', example])[member]];
  if (example !== '') return examplesOf(media);
  const [, part = '', header = '', rest = ''] =
    /^ encoding (\w+)(?:\/headers\/([\w-]+))?(.*)$/s.exec(field) ?? [];
  if (part === '') return ofSchema(output, objectAt(media, ['schema']), field);
  const encoding = objectAt(media, ['encoding', part]);
  if (header === '') {
    const { headers: _, ...own } = encoding;
    return [own];
  }
  const headers = objectAt(encoding, ['headers']);
  const name = Object.keys(headers).find((one) => one.toLowerCase() === header) ?? '';
  return ofHeader(output, objectAt(headers, [name]), rest);
}

function ofHeader(output: JsonObject, header: JsonObject, field: string): Found {
  if (field === '/example') return examplesOf(header);
  const own = header[field.slice(1)];
  if (field.startsWith('/') || own !== undefined) return [own];
  if (field === ' required' || field === ' deprecated') return [own ?? false];
  return ofSchema(output, objectAt(header, ['schema']), field);
}

function examplesOf(holder: JsonObject): Found {
  const named = Object.values(objectAt(holder, ['examples'])) as readonly JsonObject[];
  return [holder['example'], ...named.map(({ value }) => value)];
}

/**
 * Matches a step into a schema: a property, all other properties, all items, an item of a tuple, a property of an
 * unusual name, properties of a pattern, or a member of a union.
 */
const STEP = /^(?:\.[^ .[(]+|\[\d*\]|\["(?:[^"\\]|\\.)*"\]|\[\/.*?\/\]|\(\d+\))/s;

function ofSchema(output: JsonObject, schema: JsonObject, field: string): Found {
  const steps: string[] = [];
  let rest = field;
  for (let step = STEP.exec(rest)?.[0]; step !== undefined; step = STEP.exec(rest)?.[0]) {
    steps.push(step);
    rest = rest.slice(step.length);
  }
  const keyword = rest.trim();
  const assertion = keyword.startsWith('propertyNames ') ? 'propertyNames' : undefined;
  const parents: JsonObject[][] = [[schema]];
  for (const step of steps) {
    const found = parents.at(-1) ?? [];
    parents.push(
      found.flatMap((one) => formsOf(output, one).flatMap((form) => partsAt(form, step))),
    );
  }
  const forms = (parents.at(-1) ?? []).flatMap((one) => formsOf(output, one));
  if (keyword === '') return forms;
  if (keyword === 'required') {
    const objects = (parents.at(-2) ?? []).flatMap((one) => formsOf(output, one));
    const name = nameOf(steps.at(-1) ?? '');
    return objects.map(({ required = [] }) => (required as readonly unknown[]).includes(name));
  }
  if (assertion)
    return forms.map((form) => objectAt(form, [assertion])[keyword.split(' ')[1] ?? '']);
  return forms.map((form) => keywordOf(form, keyword));
}

/**
 * Keywords that the ledger records together with the keywords that depend on them, as one value.
 */
const ASSERTED: ReadonlySet<string> = new Set(['not', 'contains', 'dependentRequired']);

function keywordOf(form: JsonObject, keyword: string): unknown {
  const [name = '', id] = keyword.split('/');
  switch (name) {
    case 'properties':
      return Object.keys(objectAt(form, ['properties'])).sort();
    case 'additionalProperties':
      return form[name] !== false;
    case 'discriminator': {
      const { propertyName, mapping = {} } = objectAt(form, [name]);
      if (id === undefined) return propertyName;
      const values = Object.entries(mapping as JsonObject);
      return values.filter(([, ref]) => String(ref).endsWith(`/${id}`)).map(([value]) => value);
    }
    default: {
      if (id === undefined && !ASSERTED.has(name)) return form[name];
      const stated = [name, id ?? ''].filter((one) => form[one] !== undefined);
      return Object.fromEntries(stated.map((one) => [one, form[one]]));
    }
  }
}

/** The name of a property, or the pattern of properties, in a step. */
function nameOf(step: string): string {
  if (step.startsWith('["')) return String(JSON.parse(step.slice(1, -1)));
  return step.startsWith('[/') ? step.slice(2, -2) : step.slice(1);
}

function partsAt(form: JsonObject, step: string): JsonObject[] {
  // The members of a union are among the forms already.
  if (step.startsWith('(')) return [form];
  const [, index] = /^\[(\d*)\]$/.exec(step) ?? [];
  if (index !== undefined) {
    const { items, prefixItems = [] } = form;
    const tuple = prefixItems as readonly unknown[];
    return (index === '' ? [items, ...tuple] : [tuple[Number(index)]]).filter(isObject);
  }
  const name = nameOf(step);
  const { additionalProperties: rest } = form;
  if (name === '*') return isObject(rest) ? [rest] : [];
  const own = [objectAt(form, ['properties'])[name], objectAt(form, ['patternProperties'])[name]];
  return own.filter(isObject);
}

/** The schema and its alternatives, with all references and intersections expanded. */
function formsOf(output: JsonObject, schema: JsonObject): JsonObject[] {
  const whole = written(output, schema);
  const { oneOf = [], anyOf = [] } = whole;
  const members = [oneOf, anyOf].flat().filter(isObject);
  return [whole, ...members.flatMap((member) => formsOf(output, member))];
}

function written(output: JsonObject, schema: JsonObject): JsonObject {
  const { $ref, allOf = [], ...own } = schema;
  const target =
    typeof $ref === 'string' ? [objectAt(output, $ref.slice('#/'.length).split('/'))] : [];
  return [...target, ...(allOf as readonly JsonObject[])]
    .map((part) => written(output, part))
    .concat(own)
    .reduce(both);
}

/** Combines two schemas for the same value. Keywords of the second one take precedence. */
function both(a: JsonObject, b: JsonObject): JsonObject {
  const all = { ...a, ...b };
  if (a['properties'] || b['properties']) {
    const [one, other] = [objectAt(a, ['properties']), objectAt(b, ['properties'])];
    const shared = Object.keys(one).filter((name) => name in other);
    const combined = shared.map((name) => [name, { allOf: [one[name], other[name]] }]);
    all['properties'] = { ...one, ...other, ...Object.fromEntries(combined) };
  }
  const required = [a['required'] ?? [], b['required'] ?? []].flat();
  if (required.length > 0) all['required'] = required;
  return all;
}

function objectAt(value: JsonObject, keys: readonly string[]): JsonObject {
  const found = valueAt(value, keys);
  return isObject(found) ? found : {};
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce((one, key) => (isObject(one) ? one[key] : undefined), value);
}

function isObject(value: unknown): value is JsonObject {
  return isPlainObject(value);
}
