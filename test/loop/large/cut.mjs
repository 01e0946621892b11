/** Copies the marked parts of a description, and everything else that a valid description needs. */
import { keysOf, pointed } from './pointed.mjs';
import { METHODS } from './kinds.mjs';

const PROSE = /^(description|title|summary|example|examples|externalDocs|xml|x-.*)$/;
/** The first values of an enum that are kept, in addition to the first value of each type. */
const MOST_VALUES = 3;

/**
 * @param document OpenAPI 3
 * @param marked the objects of the document to keep
 * @returns a description of the marked operations, with the components that they use
 */
export function cut(document, marked) {
  const refs = new Set();
  const copying = { marked, refs, ...pointed(document) };
  const schemes = new Set();
  const paths = {};
  for (const [path, item] of Object.entries(document.paths)) {
    const operations = METHODS.filter((method) => marked.has(item[method]));
    if (operations.length === 0) continue;
    const kept = { ...(item.parameters && { parameters: parametersOf(item.parameters, copying) }) };
    for (const method of operations) {
      const operation = item[method];
      for (const one of operation.security ?? document.security ?? []) {
        Object.keys(one).forEach((name) => schemes.add(name));
      }
      kept[method] = operationOf(operation, copying);
    }
    paths[path] = kept;
  }
  const components = componentsOf(document, copying);
  const all = Object.entries(document.components?.securitySchemes ?? {});
  const securitySchemes = Object.fromEntries(
    all.filter(([name]) => schemes.has(name)).map(([name, one]) => [name, schemeOf(one)]),
  );
  return {
    openapi: document.openapi,
    servers: document.servers,
    ...(document.security && { security: document.security }),
    paths,
    components: { ...components, ...(schemes.size > 0 && { securitySchemes }) },
  };
}

/** Collects referenced components until no new ones are found. */
function componentsOf(document, copying) {
  const components = {};
  for (const ref of copying.refs) {
    const [, section, name] = keysOf(ref);
    components[section] ??= {};
    const node = document.components[section][name];
    components[section][name] = COPIES[section](node, copying);
  }
  return Object.fromEntries(
    Object.entries(components).map(([section, all]) => [
      section,
      Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  );
}

function operationOf(operation, copying) {
  const { operationId, tags, parameters, requestBody, responses, security, servers } = operation;
  const stated = Object.entries(responses);
  const wanted = stated.filter(([, one]) => copying.marked.has(one));
  const answers = (wanted.length > 0 ? wanted : stated.slice(0, 1)).map(([status, one]) => [
    status,
    responseOf(one, copying),
  ]);
  return {
    ...(operationId !== undefined && { operationId }),
    ...(tags && { tags }),
    ...(servers && { servers }),
    ...(security && { security }),
    ...(parameters && { parameters: parametersOf(parameters, copying) }),
    ...(requestBody && { requestBody: bodyOf(requestBody, copying) }),
    responses: Object.fromEntries(answers),
  };
}

function parametersOf(parameters, copying) {
  const { marked, resolve } = copying;
  return parameters
    .filter((one) => marked.has(one) || resolve(one).in === 'path')
    .map((one) => parameterOf(one, copying));
}

function parameterOf(node, copying) {
  if (node.$ref !== undefined) return referenceOf(node, copying, parameterOf);
  const { schema, content, ...rest } = node;
  return {
    ...withoutProse(rest),
    ...(schema && { schema: schemaOf(schema, copying) }),
    ...(content && { content: contentOf(content, copying) }),
  };
}

function bodyOf(node, copying) {
  if (node.$ref !== undefined) return referenceOf(node, copying, bodyOf);
  return { ...withoutProse(node), content: contentOf(node.content, copying) };
}

function responseOf(node, copying) {
  if (node.$ref !== undefined) return referenceOf(node, copying, responseOf);
  const { content, headers } = node;
  const kept = Object.entries(headers ?? {})
    .filter(([, one]) => copying.marked.has(one))
    .map(([name, one]) => [name, parameterOf(one, copying)]);
  return {
    description: '',
    ...(kept.length > 0 && { headers: Object.fromEntries(kept) }),
    ...(content && { content: contentOf(content, copying) }),
  };
}

function contentOf(content, copying) {
  const copies = Object.entries(content).map(([type, { schema, encoding = {} }]) => {
    const copy = schema && schemaOf(schema, copying);
    const fields = copying.resolve(schema ?? {}).properties ?? {};
    const said = Object.entries(encoding).filter(([name]) => copying.marked.has(fields[name]));
    return [
      type,
      {
        ...(copy && { schema: copy }),
        ...(said.length > 0 && { encoding: Object.fromEntries(said) }),
      },
    ];
  });
  return Object.fromEntries(copies);
}

function schemaOf(node, copying) {
  if (typeof node !== 'object' || node === null) return node;
  if (node.$ref !== undefined) return referenceOf(node, copying, schemaOf);
  const { marked } = copying;
  const inner = (one) => schemaOf(one, copying);
  const copy = withoutProse(node);
  const names = Object.keys(node.properties ?? {}).filter((name) =>
    marked.has(node.properties[name]),
  );
  const kept = Object.fromEntries(names.map((name) => [name, inner(node.properties[name])]));
  if (node.properties) copy.properties = kept;
  const isGone = (name) => Object.hasOwn(node.properties ?? {}, name) && !names.includes(name);
  if (node.required) copy.required = node.required.filter((name) => !isGone(name));
  if (copy.required?.length === 0) delete copy.required;
  for (const key of ['items', 'additionalProperties', 'not']) {
    if (node[key] !== undefined) copy[key] = inner(node[key]);
  }
  if (node.allOf) copy.allOf = node.allOf.map(inner);
  for (const key of ['anyOf', 'oneOf']) {
    if (node[key]) copy[key] = membersOf(node[key], copying).map(inner);
  }
  if (node.enum) copy.enum = valuesOf(node.enum, node.default);
  if (typeof node.default === 'object' && node.default !== null) delete copy.default;
  if (node.discriminator) copy.discriminator = discriminatorOf(node, copy);
  return copy;
}

/** The marked members, the first member of each type, and at least two members. */
function membersOf(members, { marked, resolve }) {
  const types = members.map((one) => JSON.stringify(resolve(one).type));
  const wanted = members.filter((one, at) => marked.has(one) || types.indexOf(types[at]) === at);
  const spare = members.filter((one) => !wanted.includes(one));
  return [...wanted, ...spare.slice(0, Math.max(0, 2 - wanted.length))];
}

function valuesOf(values, preset) {
  const types = values.map((one) => (one === '' ? 'empty' : typeof one));
  return values.filter(
    (one, at) => at < MOST_VALUES || types.indexOf(types[at]) === at || one === preset,
  );
}

function discriminatorOf({ discriminator }, { oneOf, anyOf }) {
  const members = oneOf ?? anyOf;
  if (discriminator.mapping === undefined || members === undefined) return discriminator;
  const kept = new Set(members.map(({ $ref }) => $ref));
  const mapping = Object.entries(discriminator.mapping).filter(([, ref]) => kept.has(ref));
  return { ...discriminator, mapping: Object.fromEntries(mapping) };
}

/**
 * A reference, or its inlined target if that is not a component, because the target may be in an
 * omitted operation.
 */
function referenceOf({ $ref }, copying, copy) {
  const keys = keysOf($ref);
  if (keys[0] !== 'components' || keys.length > 3) return copy(copying.lookUp($ref), copying);
  copying.refs.add($ref);
  return { $ref };
}

/** Omits the scopes of a scheme: there are many, and no request contains them. */
function schemeOf(scheme) {
  const flows = Object.entries(scheme.flows ?? {}).map(([name, flow]) => [
    name,
    { ...flow, scopes: {} },
  ]);
  return { ...withoutProse(scheme), ...(scheme.flows && { flows: Object.fromEntries(flows) }) };
}

function withoutProse(node) {
  return Object.fromEntries(Object.entries(node).filter(([key]) => !PROSE.test(key)));
}

const COPIES = {
  schemas: schemaOf,
  parameters: parameterOf,
  headers: parameterOf,
  requestBodies: bodyOf,
  responses: responseOf,
};
