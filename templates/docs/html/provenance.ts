/** Where each fact of an endpoint is stated, what was inferred, what is disputed, and what nobody knows. */
import { html, joined, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import { memoizeByView, memoizeByObject } from '../../../src/foundation/memo.js';
import type { Endpoint } from '../../../src/model/api.js';
import { groupBy } from '../../../src/foundation/group.js';
import { doubtOf, type Origin } from '../../../src/model/origin.js';
import type { CallArgument, OperationSignature } from '../../../src/typescript/signature.js';
import { isName } from '../conflicts.js';
import { phrased } from '../language/html.js';
import type { Conflict, FactLocation } from '../view.js';
import { codes, linesText, htmlLocations } from './marks.js';
import type { HtmlView } from './view.js';

/** What is stated, and where. */
interface Fact {
  readonly what: string;
  readonly places: readonly FactLocation[];
  /** The document, where it is only one. */
  readonly source: string | undefined;
  /** No document declares it. */
  readonly guessed: boolean;
  /** Its row with lines, once it was made: operations share parameters. */
  lines: Html | undefined;
}

/** The disagreements, which everybody should see. */
export function disputeNote({ key }: Endpoint, view: HtmlView): Html {
  const conflicts = conflictsOf(key, view).filter((one) => !isName(one));
  if (conflicts.length === 0) return NO_HTML;
  const links = conflicts.map(({ id, field }) => html`<a href="conflicts.html#${id}">${field}</a>`);
  return html`<p class="note">${phrased('The documents disagree on {facts}.', { facts: joined(links, ', ') }, view)}</p>`;
}

/**
 * The facts and their places, folded; the summary counts what to be careful with. A document that states everything is
 * named there, and the facts have their lines in it only.
 */
export function htmlProvenance(signature: OperationSignature, view: HtmlView): Html {
  if (!view.isForAuthors) return NO_HTML;
  const { endpoint, name } = signature;
  const facts = factsOf(signature, view);
  const missing = missingIn(signature, view.webhooks.has(endpoint.key), view.settings.word);
  const source = sourceOf(facts);
  const others = otherNames(endpoint, name);
  return html`
    <details class="facts">
      <summary>${statedBy(endpoint, source, view)}${cautions(facts, missing, view)}</summary>
      <table>
        ${facts.map((fact) => (source === undefined ? placesRow(fact) : linesRow(fact, view)))}
      </table>
      ${others.length > 0 && html`<p>${phrased('Also named {names}.', { names: codes(others) }, view)}</p>`}
      ${missing.length > 0 && html`<p>${phrased('No document states {facts}.', { facts: missing.join(', ') }, view)}</p>`}
    </details>
  `;
}

function statedBy(
  { origins }: Endpoint,
  source: string | undefined,
  view: HtmlView,
): Html | string {
  const { word } = view.settings;
  if (source !== undefined) {
    return phrased('Stated by {documents}', { documents: html`<code>${source}</code>` }, view);
  }
  const documents = new Set(origins.map((origin) => origin.source)).size;
  return documents === 1
    ? word('Stated by one document')
    : word('Stated by {count} documents', { count: documents });
}

/** How many facts are guessed, and how many nobody states. */
function cautions(
  facts: readonly Fact[],
  missing: readonly string[],
  { settings: { word } }: HtmlView,
): string {
  let guessed = 0;
  for (let index = 0; index < facts.length; index++) if (facts[index]?.guessed === true) guessed++;
  const inferred = guessed > 0 ? ` · ${word('{count} inferred', { count: guessed })}` : '';
  const { length: count } = missing;
  return inferred + (count > 0 ? ` · ${word('{count} not stated', { count })}` : '');
}

/** The document that states all facts; nothing when there are several. */
function sourceOf(facts: readonly Fact[]): string | undefined {
  const source = facts[0]?.source;
  // Counted, not iterated: each step would be an object.
  for (let index = 1; index < facts.length; index++) {
    if (facts[index]?.source !== source) return undefined;
  }
  return source;
}

/** A fact, and its lines in the document that states everything. */
function linesRow(fact: Fact, view: HtmlView): Html {
  const { what, places } = fact;
  fact.lines ??= html`<tr><th scope="row">${what}</th><td>${linesText(places, view)}</td></tr>`;
  return fact.lines;
}

/** A fact, and the documents that state it, each with its line. */
function placesRow({ what, places }: Fact): Html {
  return html`<tr><th scope="row">${what}</th><td>${htmlLocations(places)}</td></tr>`;
}

function otherNames({ operationId, aliases }: Endpoint, name: string): string[] {
  const all = new Set([operationId?.value ?? name, ...aliases]);
  return [...all].filter((alias) => alias !== name).sort();
}

/** The disagreements on an endpoint, found once for all. */
function conflictsOf(key: string, { conflicts }: HtmlView): readonly Conflict[] {
  return byEntity(conflicts).get(key) ?? [];
}

const byEntity = memoizeByObject((conflicts: readonly Conflict[]) =>
  groupBy(conflicts, ({ entity }) => entity),
);

/** Everything that some place states: without a place there is nothing to show. */
function factsOf({ endpoint, arguments: all }: OperationSignature, view: HtmlView): Fact[] {
  const { origins, operationId, summary, description, deprecated, security, body } = endpoint;
  const { word } = view.settings;
  const facts: Fact[] = [];
  const keep = (fact: Fact): void => {
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
  ({ origins }: NonNullable<Endpoint['security']>, view: HtmlView): Fact =>
    factOf(view.settings.word('Authentication'), origins, view),
);

const argumentFact = memoizeByView(({ parameter, schema }: CallArgument, view: HtmlView): Fact => {
  const { name, origins } = parameter;
  const all = schema.kind === 'unknown' ? origins : withOthers(origins, schema.origins);
  return factOf(name, all, view);
});

function factOf(what: string, origins: readonly Origin[], view: HtmlView): Fact {
  const places = view.places(origins);
  const source = places[0]?.source;
  const isAlone = places.length < 2 || places.every((place) => place.source === source);
  const isDeclared = origins.length === 1 && origins[0]?.trust === 'declared';
  const guessed = !isDeclared && doubtOf(origins) !== undefined;
  return { what, places, source: isAlone ? source : undefined, guessed, lines: undefined };
}

/** Places, and others that do not lie inside of them: who reads the first sees those as well. */
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

/** What nobody states, in words. */
function missingIn(
  { endpoint, arguments: all }: OperationSignature,
  isSent: boolean,
  word: HtmlView['settings']['word'],
): string[] {
  const { security, body, responses } = endpoint;
  const missing: string[] = [];
  all.forEach(({ parameter, schema }) => {
    if (schema.kind === 'unknown')
      missing.push(word('the type of {name}', { name: parameter.name }));
  });
  if (security === undefined && !isSent) missing.push(word('the authentication'));
  if (body && isSilent(body.media)) missing.push(word('the body'));
  if (responses.length === 0) missing.push(word('what is returned'));
  responses.forEach(({ status, bodyless, media }) => {
    if (!bodyless && isSilent(media)) missing.push(word('the content of {status}', { status }));
  });
  return missing;
}

function isSilent(media: readonly { readonly schema: { readonly kind: string } }[]): boolean {
  return media.every(({ schema }) => schema.kind === 'unknown');
}
