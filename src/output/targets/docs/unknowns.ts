/** Finds facts about the API that callers need but no document declares, such as the type of a parameter. */
import { areUndescribed } from '../../../../templates/docs/pages/sources.js';
import { contentSchema } from '../../../model/content-schema.js';
import { isSuccess } from '../../../model/status.js';
import { gapActions } from './gap-actions.js';
import type { Gap, Unknowns } from '../../../../templates/docs/view.js';
import type { Api, Endpoint } from '../../../model/api.js';
import { isJsonObject } from '../../../model/json.js';
import type { Schema } from '../../../model/schema.js';
import { serversOf } from '../../../model/server.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';

/**
 * Collects the facts that no document declares, each of them once.
 * @param api the API; facts that restitch has inferred are not listed as undeclared
 */
export function docsUnknowns(api: Api): Unknowns {
  const { endpoints } = api;
  const unknowns = {
    parameters: untyped(endpoints),
    bodies: endpoints.filter(({ body }) => body && areUndescribed(body.media)),
    responses: endpoints.filter(hasUnknownResult),
    security: endpoints.filter(({ security }) => security === undefined),
    servers: endpoints.filter((endpoint) =>
      serversOf(endpoint, api).every(({ origins }) => origins.length === 0),
    ),
  };
  return { ...unknowns, actions: gapActions(unknowns, api) };
}

/** Returns true if the client's result type is `unknown`, because no successful response declares its body. */
function hasUnknownResult({ responses }: Endpoint): boolean {
  const successes = responses.filter(({ status }) => isSuccess(status));
  const results = successes.length > 0 ? successes : responses.filter(isDefault);
  return results.every(({ bodyless, media }) => !bodyless && areUndescribed(media));
}

function isDefault({ status }: Endpoint['responses'][number]): boolean {
  return status === 'default';
}

/** Returns the parameters without a type, grouped by location and name. Those with the most endpoints come first. */
function untyped(endpoints: readonly Endpoint[]): Gap[] {
  const gaps = new Map<string, { endpoints: Endpoint[]; hints: Set<string> }>();
  for (const endpoint of endpoints) {
    for (const parameter of endpoint.parameters) {
      const schema = contentSchema(parameter.content);
      if (schema.kind !== 'unknown') continue;
      const label = `${parameter.in} ${parameter.name}`;
      const gap = gaps.get(label) ?? { endpoints: [], hints: new Set() };
      gap.endpoints.push(endpoint);
      const hint = hintOf(schema);
      if (hint !== undefined) gap.hints.add(hint);
      gaps.set(label, gap);
    }
  }
  return [...gaps]
    .map(([label, gap]): Gap => {
      const hint = [...gap.hints].sort().join(', ');
      return { label, endpoints: gap.endpoints, ...(hint !== '' && { hint }) };
    })
    .sort((a, b) => b.endpoints.length - a.endpoints.length || byCodeUnit(a.label, b.label));
}

/** Returns the type that the extension `x-inferred` of an untyped schema suggests. */
function hintOf(schema: Schema): string | undefined {
  const note = schema.keywords?.get('x-inferred');
  if (!isJsonObject(note)) return undefined;
  const type = note.get('type');
  return typeof type === 'string' ? type : undefined;
}
