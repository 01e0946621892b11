/** Removes the internal and the excluded parts of the API from the docs. */
import type { Api, Endpoint, Parameter } from '../../../model/api.js';
import { contentSchema } from '../../../model/content-schema.js';
import type { Json, Property, Schema } from '../../../model/schema.js';
import {
  hasParts,
  mapApiSchemas,
  mapChildren,
  visitChildren,
  visitEndpointSchemas,
} from '../../../model/walk.js';
import { ledgerWithin } from '../../../api/reconcile/index.js';
import type { Names } from '../../../api/resolve/index.js';
import { createSelector, hideOperations, type Selection } from '../../../api/resolve/filter.js';
import type { RenderInput } from '../../kit/target.js';
import type { DocsOptions } from './options.js';

/** Redocly's extension for parts that only the team behind the API may see. */
const INTERNAL = 'x-internal';

type Shown = Pick<RenderInput<DocsOptions>, 'api' | 'names' | 'ledger' | 'earlier' | 'options'>;

/**
 * Returns the input without hidden operations, parameters and properties. Schemas to which only the hidden parts refer
 * are removed, too.
 */
export function withoutHidden<I extends Shown>(input: I): I {
  const { names, options } = input;
  const api = hideIn(input.api, names, options);
  if (api === undefined) return input;
  const earlier = input.earlier?.map((state) => ({
    ...state,
    api: hideIn(state.api, names, options)?.api ?? state.api,
  }));
  const ledger = ledgerWithin(input.ledger, api.api);
  return { ...input, ...api, ledger, ...(earlier && { earlier }) };
}

/** Returns the entries of the option `exclude` that match no operation. */
export function idleExclusions(api: Api, names: Names, { exclude }: DocsOptions): string[] {
  const excluded = createSelector(selectionsOf(exclude), names);
  for (const endpoint of api.endpoints) excluded.selects(endpoint);
  for (const { name, endpoint } of api.webhooks) excluded.selects(endpoint, name);
  return excluded.idle();
}

function selectionsOf(exclude: DocsOptions['exclude']): readonly Selection[] {
  return 'length' in exclude ? exclude : [exclude];
}

function hideIn(
  api: Api,
  names: Names,
  { exclude, internal }: DocsOptions,
): { api: Api; names: Names } | undefined {
  const selections = selectionsOf(exclude);
  const excluded = createSelector(selections, names);
  const isHidden = (endpoint: Endpoint, webhook?: string): boolean =>
    (!internal && isInternal(endpoint.extensions)) || excluded.selects(endpoint, webhook);
  const hidesOperations =
    api.endpoints.some((endpoint) => isHidden(endpoint)) ||
    api.webhooks.some(({ name, endpoint }) => isHidden(endpoint, name));
  const hidesParts = !internal && hasInternalParts(api);
  if (!hidesOperations && !hidesParts) return undefined;
  return hideOperations(hidesParts ? withoutInternalParts(api) : api, names, isHidden);
}

function isInternal(extensions: ReadonlyMap<string, Json> | undefined): boolean {
  return extensions?.get(INTERNAL) === true;
}

/**
 * Returns true for a parameter that is marked as internal. In Swagger 2.0, a parameter contains its extensions next to
 * its type, so restitch reads them as extensions of its schema.
 */
function isInternalParameter({ extensions, content }: Parameter): boolean {
  return isInternal(extensions) || isInternal(contentSchema(content).keywords);
}

function hasInternalParts(api: Api): boolean {
  let found = false;
  const visit = (schema: Schema): void => {
    if (found || !hasParts(schema)) return;
    if (schema.kind === 'object') schema.properties.forEach(see);
    visitChildren(schema, visit);
  };
  const see = ({ schema }: Property): void => {
    if (schema.keywords !== undefined && isInternal(schema.keywords)) found = true;
  };
  api.schemas.forEach(visit);
  const endpoints = [...api.endpoints, ...api.webhooks.map(({ endpoint }) => endpoint)];
  for (const endpoint of endpoints) {
    if (found) break;
    found = endpoint.parameters.some(isInternalParameter);
    visitEndpointSchemas(endpoint, visit);
  }
  return found;
}

function withoutInternalParts(api: Api): Api {
  const shownPart = (schema: Schema): Schema => {
    const shown = mapChildren(schema, shownPart);
    if (shown.kind !== 'object') return shown;
    const properties = new Map(
      [...shown.properties].filter(([, property]) => !isInternal(property.schema.keywords)),
    );
    return properties.size === shown.properties.size ? shown : { ...shown, properties };
  };
  const mapped = mapApiSchemas(api, shownPart);
  return {
    ...mapped,
    endpoints: mapped.endpoints.map(shownParameters),
    webhooks: mapped.webhooks.map((webhook) => ({
      ...webhook,
      endpoint: shownParameters(webhook.endpoint),
    })),
  };
}

function shownParameters(endpoint: Endpoint): Endpoint {
  const parameters = endpoint.parameters.filter((one) => !isInternalParameter(one));
  const isSame = parameters.length === endpoint.parameters.length;
  return isSame ? endpoint : { ...endpoint, parameters };
}
