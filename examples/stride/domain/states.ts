/** Stores the states of glances and configurations. */
import {
  requireStorable,
  requireApp,
  requireSite,
  changeableConversation,
  readableConversation,
} from './access.js';
import type { Caller } from './caller.js';
import type { ConversationRef } from './conversation.js';
import { invalidAt, notFound } from './errors.js';
import type { Dependencies } from './dependencies.js';
import { toJson } from './json.js';
import type { ConfigurationState, GlanceState, StateContext, States } from './state.js';
import type { StatePlace, Tables } from './store.js';

const MAX_KEY = 255;
const MAX_LABEL = 1000;
/** The maximum number of characters of a state as JSON. */
const MAX_LENGTH = 100_000;

export function statesOf({ store, changed }: Dependencies): States {
  const put = async (
    caller: Caller,
    place: Omit<StatePlace, 'clientId'>,
    value: object,
  ): Promise<void> => {
    requireStorable('module', place.key);
    if (place.key.length > MAX_KEY) throw notFound('module');
    toJson(value, 'state', MAX_LENGTH);
    const { clientId } = requireApp(caller, 'pushStates');
    await store.transaction(async (tables) => {
      await requireContext(tables, caller, place.context);
      const { kind, key, context } = place;
      // A configuration need not be in the table: the API cannot create configurations, so an app
      // without a descriptor has none there.
      const isKnown =
        kind === 'configuration' ||
        (await tables.modules.has(clientId, 'chat:glance', key, context.conversationId));
      if (!isKnown) throw notFound('module');
      await tables.states.put({ ...place, clientId }, value);
    });
    changed(place.context.conversationId);
  };
  return {
    pushGlance: async (caller, key, context, state) =>
      put(caller, { kind: 'glance', key, context }, readGlance(state)),
    pushConfiguration: (caller, key, { cloudId, conversationId }, { configured }) => {
      const context = { cloudId, conversationId };
      return put(caller, { kind: 'configuration', key, context }, { configured });
    },
    glance: (caller, key, context) => narrowest(store.tables, caller, key, context),
    configuration: async (caller, key, { cloudId, conversationId }) => {
      const context = { cloudId, conversationId };
      await readableConversation(store.tables, caller, 'pushStates', context);
      const { clientId } = requireApp(caller, 'pushStates');
      const place: StatePlace = { clientId, kind: 'configuration', key, context };
      return (await store.tables.states.find(place)) as ConfigurationState | undefined;
    },
  };
}

/**
 * Validates the state of a glance.
 * @throws DomainError `invalid` if the label is too long
 */
export function readGlance({ label, metadata }: GlanceState): GlanceState {
  const text = typeof label === 'string' ? label : label.value;
  const pointer = typeof label === 'string' ? '/label' : '/label/value';
  if (text.length > MAX_LABEL) {
    throw invalidAt(pointer, `must not be longer than ${MAX_LABEL} characters`);
  }
  return { label, ...(metadata === undefined ? {} : { metadata }) };
}

/**
 * Checks that the caller may push a state for these viewers.
 * @throws DomainError `not-found`, `forbidden` or `conflict`
 */
async function requireContext(
  tables: Tables,
  caller: Caller,
  { cloudId, conversationId, userId }: StateContext,
): Promise<void> {
  if (conversationId === undefined) {
    await requireSite(tables, caller, 'pushStates', cloudId);
  } else {
    const ref: ConversationRef = { cloudId, conversationId };
    await changeableConversation(tables, caller, 'pushStates', ref);
  }
  if (userId === undefined) return;
  requireStorable('user', userId);
  if (!(await tables.users.findInSite(cloudId, userId))) throw notFound('user');
}

async function narrowest(
  tables: Tables,
  caller: Caller,
  key: string,
  { cloudId, conversationId, userId }: StateContext,
): Promise<GlanceState | undefined> {
  await requireSite(tables, caller, 'pushStates', cloudId);
  const { clientId } = requireApp(caller, 'pushStates');
  const contexts: readonly StateContext[] = [
    { cloudId, conversationId, userId },
    { cloudId, conversationId },
    { cloudId, userId },
    { cloudId },
  ];
  for (const context of contexts) {
    const place: StatePlace = { clientId, kind: 'glance', key, context };
    const found = await tables.states.find(place);
    if (found) return found as GlanceState;
  }
  return undefined;
}
