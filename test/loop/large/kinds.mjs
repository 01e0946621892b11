/**
 * The features that distinguish kinds of operations: parameter locations, styles, media types,
 * statuses, and combinations of keywords in schemas. The first occurrence of each feature is
 * marked, together with all objects that contain it.
 */
import { pointed } from './pointed.mjs';

export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Keywords whose values distinguish kinds. Most other keywords only count as present or absent. */
const TELLING = new Set(['type', 'format', 'nullable', 'readOnly', 'writeOnly', 'uniqueItems']);
/** Parts that no request contains. */
const PROSE = /^(description|title|summary|example|examples|externalDocs|xml|deprecated|x-.*)$/;
const ALTERNATIVES = ['allOf', 'anyOf', 'oneOf'];

/**
 * Marks the first occurrence of each kind.
 * @param document OpenAPI 3
 * @returns the marked objects, which together contain every kind, and the names of the kinds
 */
export function markKinds(document) {
  const { resolve } = pointed(document);
  const kinds = new Set();
  const marked = new Set();
  const visited = new Map();

  /**
   * @param trails the chains of objects to mark if the kind is new, from the innermost object
   *   outwards
   */
  const meet = (kind, ...trails) => {
    if (kinds.has(kind)) return;
    kinds.add(kind);
    for (const trail of trails) {
      for (let at = trail; at !== undefined; at = at.before) marked.add(at.node);
    }
  };

  const visitSchema = (node, place, trail, depth = 0) => {
    if (typeof node !== 'object' || node === null) return;
    const level = Math.min(depth, 1);
    const seen = visited.get(place) ?? new Map();
    visited.set(place, seen);
    if ((seen.get(node) ?? Infinity) <= level) return;
    seen.set(node, level);
    const here = { node, before: trail };
    if (typeof node.$ref === 'string') return visitSchema(resolveOnce(node), place, here, depth);
    const words = wordsOf(node, resolve);
    const isAnswer = place.startsWith('response');
    // Responses are JSON, so their schemas only affect validation. For them, the type together with
    // one keyword is a kind.
    const kinds = isAnswer ? words.map((word) => `${node.type} ${word}`) : [words.join(' ')];
    for (const kind of kinds) meet(`${place} ${level} ${kind}`, here);
    for (const child of childrenOf(node)) visitSchema(child, place, here, depth + 1);
    for (const key of ALTERNATIVES) {
      for (const child of node[key] ?? []) visitSchema(child, place, here, depth);
    }
  };
  const resolveOnce = (node) => pointedOnce(node.$ref);
  const { lookUp: pointedOnce } = pointed(document);

  const met = { meet, visitSchema, resolve };
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : { document, path, method, item, operation };
    }),
  );
  // The longest operations first: they contain most kinds, so fewer operations are marked.
  const lengths = new Map(operations.map((one) => [one, JSON.stringify(one.operation).length]));
  for (const one of operations.sort((a, b) => lengths.get(b) - lengths.get(a))) {
    visitOperation(one, met);
  }
  for (const node of marked) {
    for (const one of [...(node.oneOf ?? []), ...(node.anyOf ?? [])]) {
      markTelling(one, marked, resolve);
      for (const name of resolve(one).required ?? []) {
        if (node.properties?.[name] !== undefined) marked.add(node.properties[name]);
      }
    }
  }
  return { marked, kinds };
}

/** The first properties of an alternative that are kept, in addition to required ones. */
const MOST_PROPERTIES = 8;

/** Marks properties of an alternative, because alternatives are distinguished by their keywords. */
function markTelling(node, marked, resolve) {
  const { properties = {}, required = [], allOf = [] } = resolve(node);
  for (const [at, [name, one]] of Object.entries(properties).entries()) {
    if (at < MOST_PROPERTIES || required.includes(name)) marked.add(one);
  }
  for (const one of allOf) markTelling(one, marked, resolve);
}

function visitOperation({ document, path, method, item, operation }, met) {
  const { meet, resolve } = met;
  const trail = { node: operation, before: { node: item } };
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
  const security = operation.security ?? document.security ?? [];
  const schemes = document.components?.securitySchemes ?? {};
  const kindOf = (name) => {
    const { type, in: place, scheme } = resolve(schemes[name]) ?? {};
    return [type, place, scheme].join();
  };
  const shown = security.map((one) => Object.keys(one).map(kindOf).sort().join('+') || 'none');
  meet(`security ${[...new Set(shown)].sort().join(' | ')}`, trail);
  for (const segment of path.split('/')) meet(`segment ${segment.replace(/\w+/g, 'a')}`, trail);
  meet(`servers ${operation.servers !== undefined}`, trail);
  for (const one of parameters) visitParameter(one, trail, met);
  visitRequest(method, operation, trail, met);
  visitResponses(operation, trail, met);
}

function visitParameter(node, trail, { meet, visitSchema, resolve }) {
  const parameter = resolve(node);
  const here = { node: parameter, before: { node, before: trail } };
  const { in: place, style, explode, required, allowReserved, schema, content } = parameter;
  const way = [place, style, explode, allowReserved, Object.keys(content ?? {})].join();
  meet(`parameter ${way} ${required}`, here);
  visitSchema(schema, way, here);
  for (const media of Object.values(content ?? {})) visitSchema(media.schema, way, here);
}

function visitRequest(method, operation, trail, { meet, visitSchema, resolve }) {
  const body = resolve(operation.requestBody);
  const content = body?.content ?? {};
  const types = kindsOf(Object.keys(content).map(mediaWord));
  const way = ['get', 'head', 'delete'].includes(method) ? method : 'others';
  meet(`request ${way} ${body?.required} ${types}`, trail);
  for (const [type, media] of Object.entries(content)) {
    const here = { node: media, before: trail };
    visitSchema(media.schema, `request ${mediaWord(type)}`, here);
    const fields = resolve(media.schema)?.properties ?? {};
    for (const [name, encoding] of Object.entries(media.encoding ?? {})) {
      const { style, explode, contentType } = encoding;
      const field = resolve(fields[name] ?? {});
      const kind = `field ${mediaWord(type)} ${style} ${explode} ${contentType} ${wordOf(field, resolve)}`;
      meet(kind, { node: fields[name], before: { node: resolve(media.schema), before: here } });
    }
  }
}

function visitResponses(operation, trail, { meet, visitSchema, resolve }) {
  const responses = Object.entries(operation.responses ?? {}).map(([status, node]) => {
    const { content = {}, headers = {} } = resolve(node);
    const word = /^[45]\d\d$/.test(status) ? `${status[0]}xx` : status;
    return {
      word,
      content,
      headers,
      here: { node: resolve(node), before: { node, before: trail } },
    };
  });
  const words = kindsOf(responses.map(({ word }) => word));
  meet(`responses ${words}`, ...responses.map(({ here }) => here));
  for (const { word, content, headers, here } of responses) {
    meet(`response ${word} ${kindsOf(Object.keys(content).map(mediaWord))}`, here);
    for (const [type, media] of Object.entries(content)) {
      visitSchema(media.schema, `response ${mediaWord(type)}`, { node: media, before: here });
    }
    for (const node of Object.values(headers)) {
      visitSchema(resolve(node).schema, 'response header', { node, before: here });
    }
  }
}

function wordOf(schema, resolve) {
  return wordsOf(schema, resolve).join(' ');
}

/** The keywords of a schema, without names and numbers. */
function wordsOf(schema, resolve) {
  const words = Object.entries(schema).flatMap(([key, value]) => {
    if (PROSE.test(key)) return [];
    if (TELLING.has(key)) return `${key}=${value}`;
    if (key === 'enum')
      return `enum=${kindsOf(value.map((one) => (one === '' ? 'empty' : typeof one)))}`;
    if (key === 'default') return `default=${Array.isArray(value) ? 'array' : typeof value}`;
    if (key === 'required') return value.length > 0 ? 'required' : [];
    if (ALTERNATIVES.includes(key))
      return `${key}=${kindsOf(value.map((one) => typeWord(resolve(one))))}`;
    if (key === 'items' || key === 'additionalProperties')
      return `${key}=${typeWord(resolve(value))}`;
    return key;
  });
  return words.sort();
}

/** All JSON media types have the same encoding, so they are one kind. */
function mediaWord(type) {
  return type.replace(/^application\/(.*\+)?json.*$/, 'json');
}

function typeWord(schema) {
  if (typeof schema === 'boolean') return String(schema);
  const other = ['enum', ...ALTERNATIVES].find((key) => schema[key] !== undefined);
  return [schema.type, other, schema.format].filter((one) => one !== undefined).join('/') || 'any';
}

function kindsOf(words) {
  return [...new Set(words)].sort().join();
}

/** The subschemas of a schema, except its alternatives. */
function childrenOf({ properties = {}, items, additionalProperties, not }) {
  return [...Object.values(properties), items, additionalProperties, not];
}
