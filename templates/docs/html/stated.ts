/** Where each fact of an endpoint is stated, what was inferred, what is disputed, and what nobody knows. */
import { html, joined, NO_HTML, type Html } from '../../../src/emit/html.js';
import type { Endpoint } from '../../../src/model/api.js';
import { weakTrust, type Origin } from '../../../src/model/origin.js';
import type { Argument, Signature } from '../../../src/typescript/signature.js';
import { oncePerView } from '../once.js';
import type { Conflict } from '../view.js';
import { codes, placesText } from './marks.js';
import type { HtmlView } from './view.js';

/** A fact and its places as a row; `guessed`: no document declares it. */
interface Row {
  readonly row: Html;
  readonly guessed: boolean;
}

/** The disagreements, which everybody should see. */
export function disputeNote({ key }: Endpoint, view: HtmlView): Html {
  const conflicts = conflictsOf(key, view);
  if (conflicts.length === 0) return NO_HTML;
  const links = conflicts.map(({ id, field }) => html`<a href="conflicts.html#${id}">${field}</a>`);
  return html`<p class="note">The documents disagree on ${joined(links, ', ')}.</p>`;
}

/** The facts and their places, folded; the summary counts what to be careful with. */
export function statedBlock(signature: Signature, view: HtmlView): Html {
  const { endpoint, name } = signature;
  const facts = factsOf(signature, view);
  const missing = missingIn(signature, view.webhooks.has(endpoint.key));
  const documents = new Set(endpoint.origins.map(({ source }) => source)).size;
  const guessed = facts.filter((fact) => fact.guessed).length;
  const counts = [
    documents === 1 ? 'Stated by one document' : `Stated by ${documents} documents`,
    guessed > 0 && `${guessed} inferred`,
    missing.length > 0 && `${missing.length} not stated`,
  ].filter((word) => word !== false);
  const others = otherNames(endpoint, name);
  return html`
    <details class="facts">
      <summary>${counts.join(' · ')}</summary>
      <table>
        ${facts.map(({ row }) => row)}
      </table>
      ${others.length > 0 && html`<p>Also named ${codes(others)}.</p>`}
      ${missing.length > 0 && html`<p>No document states ${missing.join(', ')}.</p>`}
    </details>
  `;
}

function otherNames({ operationId, aliases }: Endpoint, name: string): string[] {
  const all = new Set([operationId?.value ?? name, ...aliases]);
  return [...all].filter((alias) => alias !== name).sort();
}

const byKey = new WeakMap<readonly Conflict[], ReadonlyMap<string, readonly Conflict[]>>();

/** The disagreements on an endpoint, found once for all. */
function conflictsOf(key: string, { conflicts }: HtmlView): readonly Conflict[] {
  let known = byKey.get(conflicts);
  if (known === undefined) {
    const grouped = new Map<string, Conflict[]>();
    for (const conflict of conflicts) {
      const list = grouped.get(conflict.entity);
      if (list) list.push(conflict);
      else grouped.set(conflict.entity, [conflict]);
    }
    known = grouped;
    byKey.set(conflicts, known);
  }
  return known.get(key) ?? [];
}

/** Everything that some place states: without a place there is nothing to show. */
function factsOf({ endpoint, arguments: all }: Signature, view: HtmlView): Row[] {
  const { origins, operationId, summary, description, deprecated, security, body } = endpoint;
  return [
    factRow('Endpoint', origins, view),
    factRow('Name', operationId?.origins, view),
    factRow('Summary', summary?.origins, view),
    factRow('Description', description?.origins, view),
    factRow('Deprecation', deprecated?.value === true ? deprecated.origins : undefined, view),
    security === undefined ? NO_ROW : securityRow(security, view),
    factRow('Server', originsOf(endpoint.servers), view),
    ...all.map((argument) => argumentRow(argument, view)),
    body ? factRow('Body', [...body.origins, ...originsOf(body.media)], view) : NO_ROW,
    ...endpoint.responses.map(({ status, origins, media }) =>
      factRow(
        String(status),
        media.length === 0 ? origins : origins.concat(originsOf(media)),
        view,
      ),
    ),
  ];
}

const NO_ROW: Row = { row: NO_HTML, guessed: false };

const securityRow = oncePerView(
  ({ origins }: NonNullable<Endpoint['security']>, view: HtmlView): Row =>
    factRow('Authentication', origins, view),
);

const argumentRow = oncePerView(({ parameter, schema }: Argument, view: HtmlView): Row => {
  const { name, origins } = parameter;
  return factRow(name, schema.kind === 'unknown' ? origins : origins.concat(schema.origins), view);
});

function factRow(what: string, origins: readonly Origin[] = [], view: HtmlView): Row {
  if (origins.length === 0) return NO_ROW;
  return {
    row: html`<tr><th scope="row">${what}</th><td>${placesText(view.places(origins))}</td></tr>`,
    guessed: weakTrust(origins) !== undefined,
  };
}

function originsOf(things: readonly { readonly origins: readonly Origin[] }[]): readonly Origin[] {
  const [only] = things;
  return only && things.length === 1 ? only.origins : things.flatMap(({ origins }) => origins);
}

/** What nobody states, in words. */
function missingIn({ endpoint, arguments: all }: Signature, isSent: boolean): string[] {
  const { security, body, responses } = endpoint;
  const untyped = all.filter(({ schema }) => schema.kind === 'unknown');
  return [
    ...untyped.map(({ parameter }) => `the type of ${parameter.name}`),
    ...(security === undefined && !isSent ? ['the authentication'] : []),
    ...(body && isSilent(body.media) ? ['the body'] : []),
    ...(responses.length === 0 ? ['what is returned'] : []),
    ...responses.flatMap(({ status, bodyless, media }) =>
      !bodyless && isSilent(media) ? [`the content of ${status}`] : [],
    ),
  ];
}

function isSilent(media: readonly { readonly schema: { readonly kind: string } }[]): boolean {
  return media.every(({ schema }) => schema.kind === 'unknown');
}
