/** The doc comment of an operation. */
import { jsdoc, type Code, type Section } from '../../src/emit/typescript/code.js';
import { weakTrust } from '../../src/model/origin.js';
import { descriptionBesideSummary } from '../../src/model/text.js';
import type { OperationSignature } from '../../src/typescript/signature.js';
import type { ClientView } from './view.js';

/** Contains the summary, the description, the credentials, the deprecation and a line for each document. */
export function operationDoc({ endpoint }: OperationSignature, view: ClientView): Code {
  const summary = endpoint.summary?.value.trim() ?? '';
  const description = descriptionBesideSummary(endpoint)?.trim() ?? '';
  const sections: Section[] = [summary, description];
  sections.push(needs(endpoint, view));
  if (endpoint.deprecated?.value === true) sections.push({ tag: 'deprecated' });
  for (const text of view.documents(endpoint.origins)) sections.push({ tag: 'see', text });
  return jsdoc(...sections);
}

const HOW_KNOWN = {
  inferred: ' (inferred from prose)',
  observed: ' (observed in recorded requests)',
  assumed: ' (assumed)',
} as const;

function needs({ security }: OperationSignature['endpoint'], view: ClientView): string {
  if (security === undefined) return '';
  const alternatives = security.value.map((requirement) =>
    requirement.map(({ scheme, scopes }) => {
      const name = `\`${view.schemeName(scheme)}\``;
      if (scopes.length === 0) return name;
      const list = scopes.map((scope) => `\`${scope}\``).join(', ');
      return `${name} with ${scopes.length === 1 ? 'scope' : 'scopes'} ${list}`;
    }),
  );
  const trust = weakTrust(security.origins);
  const known = trust ? HOW_KNOWN[trust] : '';
  const texts = alternatives.map((all) => (all.length === 0 ? 'nothing' : all.join(' and ')));
  if (texts.every((text) => text === 'nothing')) return `Needs no credentials${known}.`;
  return `Needs ${texts.join(', or ')}${known}.`;
}
