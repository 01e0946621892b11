/** Where each fact of an endpoint is stated, what was inferred, what is disputed, and what nobody knows. */
import { html, joined, NO_HTML, type Html } from '../../../src/emit/html.js';
import type { Endpoint } from '../../../src/model/api.js';
import { trustOf, type Origin } from '../../../src/model/origin.js';
import type { Signature } from '../../../src/typescript/signature.js';
import type { Conflict } from '../view.js';
import { codes, placesText } from './marks.js';
import type { HtmlView } from './view.js';

interface Stated {
  readonly what: string;
  readonly origins: readonly Origin[];
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
  const facts = factsOf(signature);
  const missing = missingIn(signature, view.webhooks.has(endpoint.key));
  const documents = new Set(endpoint.origins.map(({ source }) => source)).size;
  const guessed = facts.filter(({ origins }) => isGuess(origins)).length;
  const counts = [
    documents === 1 ? 'Stated by one document' : `Stated by ${documents} documents`,
    guessed > 0 && `${guessed} inferred`,
    missing.length > 0 && `${missing.length} not stated`,
  ].filter((word) => word !== false);
  const rows = facts.map(
    ({ what, origins }) =>
      html`<tr><th scope="row">${what}</th><td>${placesText(view.places(origins))}</td></tr>`,
  );
  const others = otherNames(endpoint, name);
  return html`
    <details class="facts">
      <summary>${counts.join(' · ')}</summary>
      <table>
        ${rows}
      </table>
      ${others.length > 0 && html`<p>Also named ${codes(others)}.</p>`}
      ${missing.length > 0 && html`<p>No document states ${missing.join(', ')}.</p>`}
    </details>
  `;
}

function isGuess(origins: readonly Origin[]): boolean {
  const trust = trustOf(origins);
  return trust === 'inferred' || trust === 'assumed';
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
function factsOf({ endpoint, arguments: all }: Signature): Stated[] {
  const { origins, operationId, summary, description, deprecated, security, body } = endpoint;
  const facts: Stated[] = [
    { what: 'Endpoint', origins },
    { what: 'Name', origins: operationId?.origins ?? [] },
    { what: 'Summary', origins: summary?.origins ?? [] },
    { what: 'Description', origins: description?.origins ?? [] },
    { what: 'Deprecation', origins: deprecated?.value === true ? deprecated.origins : [] },
    { what: 'Authentication', origins: security?.origins ?? [] },
    { what: 'Server', origins: endpoint.servers.flatMap((server) => server.origins) },
    ...all.map(({ parameter, schema }) => ({
      what: parameter.name,
      origins: [...parameter.origins, ...(schema.kind === 'unknown' ? [] : schema.origins)],
    })),
    { what: 'Body', origins: [...(body?.origins ?? []), ...mediaOrigins(body?.media)] },
    ...endpoint.responses.map((response) => ({
      what: String(response.status),
      origins: [...response.origins, ...mediaOrigins(response.media)],
    })),
  ];
  return facts.filter((fact) => fact.origins.length > 0);
}

function mediaOrigins(media: readonly { readonly origins: readonly Origin[] }[] = []): Origin[] {
  return media.flatMap(({ origins }) => origins);
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
