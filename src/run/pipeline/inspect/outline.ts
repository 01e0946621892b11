/** Arranges all facts about one endpoint or one named schema as a tree, by their places. */
import { shortName } from '../../../base/foundation/text/quoted.js';
import type { Endpoint, Media } from '../../../model/api.js';
import { contentSchema } from '../../../model/content-schema.js';
import type { Fact, Origin } from '../../../model/origin.js';
import { fieldStep, onlyField, type Step, type Steps } from '../../../model/place.js';
import { unnamedPart } from '../../../model/place/words.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { securityText } from '../../../model/security/security-text.js';
import { isComposed } from '../../../model/walk.js';
import { paginationOf, paginationText } from '../../../api/pagination/index.js';
import type { Election } from '../../../api/reconcile/index.js';
import type { Generated } from '../generate.js';
import { typeText } from './schema.js';

/** A fact, and the facts about its parts. */
export interface OutlineNode {
  readonly label: string;
  /** The value in words; absent if only an election is known about the fact. */
  value?: string;
  /** The locations that declare the fact. */
  origins: readonly Origin[];
  /** The locations that determine how reliable the value is, if they are not those of the fact. */
  typed?: readonly Origin[];
  /** How one of several declared values was chosen. */
  readonly elections: Election[];
  readonly children: Map<string, OutlineNode>;
}

/** A list with more servers than this is printed only once. */
const SHORT_LIST = 3;

/**
 * Returns the facts about an endpoint.
 * @param listed the names of the operations whose long lists of servers were printed; a new list is added
 */
export function endpointOutline(
  endpoint: Endpoint,
  generated: Generated,
  listed: Map<string, string>,
): OutlineNode {
  const { key, operationId, aliases, security, body, responses } = endpoint;
  const outline = new Outline(endpoint.origins, generated);
  const group = generated.names.groupOf.get(key) ?? '';
  outline.add([fieldStep('group')], group);
  if (aliases.length > 0) outline.add([fieldStep('aliases')], aliases.map(shortName).join(', '));
  const paging = paginationOf(endpoint, generated.api);
  if (paging) outline.add([fieldStep('pages')], `${paginationText(paging)}: ${paging.why}`);
  outline.addFact('operationId', operationId);
  outline.addFact('summary', endpoint.summary);
  outline.addFact('description', endpoint.description);
  outline.addFact('deprecated', endpoint.deprecated);
  outline.addFact('security', security && { ...security, value: securityText(security.value) });
  const urls = JSON.stringify(endpoint.servers.map(({ url }) => url));
  const first = endpoint.servers.length > SHORT_LIST ? listed.get(urls) : undefined;
  if (first !== undefined) outline.add([fieldStep('servers')], `those of ${first}`);
  else {
    listed.set(urls, generated.names.operations.get(key) ?? key);
    for (const { url, origins } of endpoint.servers)
      outline.add([fieldStep('servers'), fieldStep(url)], '', origins);
  }
  for (const { value, origins } of endpoint.tags)
    outline.add([fieldStep('tags'), fieldStep(value)], '', origins);
  for (const { in: where, name, required, content, origins, description } of endpoint.parameters) {
    const at: Step = { at: 'parameter', in: where, name };
    outline.addSchema([at], contentSchema(content), required.value, origins);
    outline.addFact('description', description, [at]);
  }
  if (body) {
    const isRequired = body.required.value;
    outline.add([fieldStep('body')], isRequired ? 'required' : 'optional', body.origins);
    outline.addMedia([fieldStep('body')], body.media);
  }
  for (const { status, media, headers, origins, bodyless } of responses) {
    const at: Steps = [fieldStep('responses'), { at: 'response', status: String(status) }];
    outline.add(at, bodyless ? 'no body' : media.length === 0 ? 'unknown' : '', origins);
    for (const { name, schema, required, origins: own } of headers) {
      const header: Step = { at: 'header', name };
      outline.addSchema([...at, fieldStep('headers'), header], schema, required === true, own);
    }
    outline.addMedia(at, media);
  }
  outline.addElections(key);
  return outline.root;
}

/** Returns the facts about a named schema. */
export function schemaOutline(id: SchemaId, schema: Schema, generated: Generated): OutlineNode {
  const outline = new Outline(schema.origins, generated);
  const { description, origins } = schema;
  outline.add([fieldStep('type')], typeText(schema, generated), origins);
  if (description !== undefined) outline.add([fieldStep('description')], description, origins);
  outline.addParts([], schema);
  outline.addElections(`schema ${id}`);
  return outline.root;
}

class Outline {
  readonly root: OutlineNode;
  readonly #generated: Generated;

  constructor(origins: readonly Origin[], generated: Generated) {
    this.root = { label: '', origins, elections: [], children: new Map() };
    this.#generated = generated;
  }

  /** Returns the node of a place. It is created if it does not exist. */
  #at(steps: Steps): OutlineNode {
    let node = this.root;
    // Parameters are listed under a heading of their own. The members of a composition describe the same value.
    const path = steps[0]?.at === 'parameter' ? [fieldStep('parameters'), ...steps] : steps;
    for (const [index, step] of path.entries()) {
      // The parts of a parameter's type are parts of the parameter.
      const isType = path[index - 1]?.at === 'parameter' && index < path.length - 1;
      if (step.at === 'member' || (isType && step.at === 'field')) continue;
      const key = JSON.stringify(step);
      const known = node.children.get(key);
      const next = known ?? {
        label: labelOf(step),
        origins: [],
        elections: [],
        children: new Map(),
      };
      node.children.set(key, next);
      node = next;
    }
    return node;
  }

  add(steps: Steps, value: string, origins: readonly Origin[] = [], typed = origins): void {
    Object.assign(this.#at(steps), { value, origins, typed });
  }

  addFact(name: string, fact: Fact<unknown> | undefined, owner: Steps = []): void {
    if (fact) this.add([...owner, fieldStep(name)], String(fact.value), fact.origins);
  }

  addMedia(owner: Steps, media: readonly Media[]): void {
    for (const { type, schema, origins } of media)
      this.addSchema([...owner, { at: 'media', type }], schema, false, origins);
  }

  addSchema(at: Steps, schema: Schema, required: boolean, origins: readonly Origin[]): void {
    const type = typeText(schema, this.#generated);
    const typed = schema.origins.length > 0 ? schema.origins : origins;
    this.add(at, required ? `${type}, required` : type, origins, typed);
    this.addParts(at, schema);
  }

  /** Adds the properties of an object, of the items of a list, and of nested objects, but not of named schemas. */
  addParts(at: Steps, schema: Schema): void {
    if (schema.kind === 'array') this.addParts([...at, { at: 'items' }], schema.items);
    if (isComposed(schema)) schema.members.forEach((member) => this.addParts(at, member));
    if (schema.kind !== 'object') return;
    for (const [name, property] of schema.properties) {
      const place: Steps = [...at, { at: 'property', name }];
      this.addSchema(place, property.schema, property.required, property.schema.origins);
    }
    if (schema.rest && schema.restStated)
      this.addSchema([...at, { at: 'additional' }], schema.rest, false, schema.rest.origins);
  }

  addElections(entity: string): void {
    for (const election of this.#generated.ledger.elections) {
      if (election.entity !== entity || onlyField(election.steps) === 'name') continue;
      const node = this.#at(election.steps);
      node.elections.push(election);
      if (node.origins.length === 0) node.origins = election.kept.origins;
    }
  }
}

function labelOf(step: Step): string {
  switch (step.at) {
    case 'parameter':
      return `${shortName(step.name)} (${step.in})`;
    case 'field':
      return step.name;
    case 'response':
      return step.status;
    case 'media':
      return step.type;
    case 'items':
    case 'item':
    case 'additional':
    case 'pattern':
      return unnamedPart(step);
    case 'value':
      return `value at ${shortName(step.pointer)}`;
    case 'member':
      return `alternative ${step.index + 1}`;
    default:
      return shortName(step.name);
  }
}
