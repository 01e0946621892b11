/** Generates the doc comment of an operation. */
import { jsdoc, type Code, type Section } from '../../src/print/emit/typescript/code.js';
import { weakTrust } from '../../src/model/origin.js';
import { descriptionWithoutSummary } from '../../src/model/text.js';
import type { OperationSignature } from '../../src/print/typescript/signature.js';
import { operationKey } from '../../src/print/typescript/operation-key.js';
import { resolvedTypes } from './reply-types.js';
import type { ClientView } from './view.js';

/** The maximum number of characters of a result type. The comment omits a longer type. */
const LONGEST_TYPE = 100;
/** The maximum number of arguments that the comment names. `…` replaces all others. */
const MOST_ARGUMENTS = 12;

/**
 * Returns the doc comment of an operation: summary, description, request, credentials, deprecation,
 * arguments, result, external documentation, and a line for each source document. Editors show the
 * comment next to the signature, because the signature contains only the names of the types.
 */
export function operationDoc(operation: OperationSignature, view: ClientView): Code {
  const { endpoint } = operation;
  const summary = endpoint.summary?.value.trim() ?? '';
  const description = descriptionWithoutSummary(endpoint)?.trim() ?? '';
  const sections: Section[] = [summary, description];
  sections.push(`\`${operationKey(endpoint)}\``, needs(endpoint, view));
  if (endpoint.deprecated?.value === true) sections.push({ tag: 'deprecated' });
  const taken = argumentList(operation);
  if (taken !== '') sections.push({ tag: 'param', text: `args ${taken}` });
  const result = resultText(operation, view);
  if (result !== undefined) sections.push({ tag: 'returns', text: `\`${result}\`` });
  const docs = endpoint.externalDocs?.value;
  if (docs !== undefined && /^https?:\/\//i.test(docs.url)) {
    sections.push({ tag: 'see', text: [docs.url, docs.description].filter(Boolean).join(' ') });
  }
  for (const text of view.documents(endpoint.origins)) sections.push({ tag: 'see', text });
  return jsdoc(...sections);
}

/** Returns the names of all arguments: `` `owner`, `repo`, `state?` ``. */
function argumentList({ arguments: all, body }: OperationSignature): string {
  const names = all.map(({ name, required }) => (required ? name : `${name}?`));
  if (body !== undefined) names.push(body.required ? 'body' : 'body?');
  const listed = names.slice(0, MOST_ARGUMENTS).map((name) => `\`${name}\``);
  return listed.join(', ') + (names.length > MOST_ARGUMENTS ? ', …' : '');
}

/**
 * Returns the TypeScript type of the result. Returns `undefined` if the type is too long, or if the
 * caller chooses the media type, because the type then depends on the choice.
 */
function resultText(operation: OperationSignature, view: ClientView): string | undefined {
  const { choices, fixed } = view.negotiationOf(operation);
  if (choices.length > 0) return undefined;
  const text = resolvedTypes(fixed, view).join(' | ');
  return text === '' || text.length > LONGEST_TYPE || text.includes('`') ? undefined : text;
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
