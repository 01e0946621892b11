/**
 * Describes the sources of each fact about an operation, and lists the facts that are inferred or
 * missing. Only docs for the API's authors contain these blocks.
 */
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Media, Endpoint } from '../../../src/model/api.js';
import { doubtOf, type Origin } from '../../../src/model/origin.js';
import type { CallArgument, OperationSignature } from '../../../src/print/typescript/signature.js';
import type { DocsBlock, FactSource } from '../blocks/block.js';
import type { DocsView } from '../view.js';

/**
 * Returns the facts with their locations, the other names of the operation, and the facts that no
 * document declares.
 */
export function sourceBlocks(signature: OperationSignature, view: DocsView): DocsBlock[] {
  if (!view.isForAuthors) return [];
  const { endpoint, name } = signature;
  const missing = missingIn(signature, view.webhooks.has(endpoint.key), view.settings.word);
  const facts = factsOf(signature, view);
  return [{ kind: 'sources', endpoint, facts, missing, otherNames: otherNames(endpoint, name) }];
}

function otherNames({ operationId, aliases }: Endpoint, name: string): string[] {
  const all = new Set([operationId?.value ?? name, ...aliases]);
  return [...all].filter((alias) => alias !== name).sort();
}

function factsOf({ endpoint, arguments: all }: OperationSignature, view: DocsView): FactSource[] {
  const { origins, operationId, summary, description, deprecated, security, body } = endpoint;
  const { word } = view.settings;
  const facts: FactSource[] = [];
  const keep = (fact: FactSource): void => {
    if (fact.places.length > 0) facts.push(fact);
  };
  const add = (what: string, places: readonly Origin[] | undefined): void => {
    if (places !== undefined && places.length > 0) facts.push(factOf(what, places, view));
  };
  add(word('Endpoint'), origins);
  add(word('Name'), operationId?.origins);
  add(word('Summary'), summary?.origins);
  add(word('Description'), description?.origins);
  if (deprecated?.value === true) add(word('Deprecation'), deprecated.origins);
  if (security !== undefined) keep(securityFact(security, view));
  add(word('Server'), originsOf(endpoint.servers));
  all.forEach((argument) => keep(argumentFact(argument, view)));
  if (body) add(word('Body'), withOthers(body.origins, originsOf(body.media)));
  endpoint.responses.forEach(({ status, origins: own, media }) => {
    add(String(status), withOthers(own, originsOf(media)));
  });
  return facts;
}

const securityFact = memoizeByView(
  ({ origins }: NonNullable<Endpoint['security']>, view: DocsView): FactSource =>
    factOf(view.settings.word('Authentication'), origins, view),
);

const argumentFact = memoizeByView(
  ({ parameter, schema }: CallArgument, view: DocsView): FactSource => {
    const { name, origins } = parameter;
    const all = schema.kind === 'unknown' ? origins : withOthers(origins, schema.origins);
    return factOf(name, all, view);
  },
);

function factOf(what: string, origins: readonly Origin[], view: DocsView): FactSource {
  const places = view.places(origins);
  const source = places[0]?.source;
  const isAlone = places.length < 2 || places.every((place) => place.source === source);
  const isDeclared = origins.length === 1 && origins[0]?.trust === 'declared';
  const guessed = !isDeclared && doubtOf(origins) !== undefined;
  return { what, places, source: isAlone ? source : undefined, guessed };
}

/**
 * Adds further locations to the locations of a fact. A further location inside a location of the
 * fact is omitted, because readers find it there anyway.
 */
function withOthers(origins: readonly Origin[], others: readonly Origin[]): readonly Origin[] {
  const outer = origins[0];
  const inner = others[0];
  const isPair = origins.length === 1 && others.length === 1;
  if (isPair && outer && inner && holds(outer, inner)) return origins;
  const apart = others.filter((other) => !origins.some((origin) => holds(origin, other)));
  return apart.length === 0 ? origins : origins.concat(apart);
}

function holds(outer: Origin, { source, pointer, trust }: Origin): boolean {
  if (outer.source !== source || outer.trust !== trust) return false;
  return pointer === outer.pointer || pointer.startsWith(`${outer.pointer}/`);
}

function originsOf(things: readonly { readonly origins: readonly Origin[] }[]): readonly Origin[] {
  const only = things[0];
  return only && things.length === 1 ? only.origins : things.flatMap(({ origins }) => origins);
}

function missingIn(
  { endpoint, arguments: all }: OperationSignature,
  isSent: boolean,
  word: DocsView['settings']['word'],
): string[] {
  const { security, body, responses } = endpoint;
  const missing: string[] = [];
  all.forEach(({ parameter, schema }) => {
    if (schema.kind === 'unknown')
      missing.push(word('the type of {name}', { name: parameter.name }));
  });
  if (security === undefined && !isSent) missing.push(word('the authentication'));
  if (body && areUndescribed(body.media)) missing.push(word('the body'));
  if (responses.length === 0) missing.push(word('the response'));
  responses.forEach(({ status, bodyless, media }) => {
    if (!bodyless && areUndescribed(media)) missing.push(word('the body of {status}', { status }));
  });
  return missing;
}

/** Returns true if none of the media types has a described schema. */
export function areUndescribed(media: readonly Pick<Media, 'schema'>[]): boolean {
  return media.every(({ schema }) => schema.kind === 'unknown');
}
