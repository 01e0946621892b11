/**
 * Requests the state of a module from its app, if the app has not pushed a state yet. The state is
 * the label of a glance, or whether a module is configured.
 */
import type { App } from './administration.js';
import type { ConversationRef } from './conversation.js';
import type { Dependencies } from './dependencies.js';
import { timeOrderedId } from './id.js';
import type { Module } from './module.js';
import { fieldOf } from './module-rules.js';
import { signature } from './signature.js';
import { readGlance } from './states.js';
import type { StatePlace } from './store.js';

/** Describes how the state of a module is requested. */
export interface StateRequest {
  readonly kind: StatePlace['kind'];
  /** Returns the URL from which the state is requested. */
  readonly address: (module: Module) => unknown;
  /** Returns the state that a response contains; `undefined` if there is none. */
  readonly read: (response: unknown) => object | undefined;
}

/** The requests for states, by module type. Modules of other types have no state. */
export const STATE_REQUESTS: Readonly<Record<string, StateRequest>> = {
  'chat:glance': {
    kind: 'glance',
    address: (module) => fieldOf(module, 'queryUrl'),
    read: (response) => {
      const label = fieldOf(response, 'label');
      const value = typeof label === 'string' ? label : fieldOf(label, 'value');
      return typeof value === 'string' ? readGlance({ label: { value } }) : undefined;
    },
  },
  'chat:configuration': {
    kind: 'configuration',
    address: (module) => fieldOf(fieldOf(module, 'state'), 'url'),
    read: (response) => {
      const configured = fieldOf(response, 'configured');
      return typeof configured === 'boolean' ? { configured } : undefined;
    },
  },
};

/** If an app returned no state, the state is requested again after this many milliseconds. */
const PAUSE = 60_000;
/** The maximum number of modules for which the last request is remembered. */
const MAX_ASKED = 10_000;

export type AskState = (
  app: App,
  ref: ConversationRef,
  userId: string,
  stateRequest: StateRequest,
  module: Module,
) => void;

/**
 * Returns a function that requests the state of a module if the module has none yet. The function
 * returns immediately. Viewers are notified when the state arrives.
 */
export function stateAsker({ store, clock, callApp, changed }: Dependencies): AskState {
  const requested = new Map<string, number>();
  const ask = async (
    ...[app, ref, userId, stateRequest, module]: Parameters<AskState>
  ): Promise<void> => {
    const url = stateRequest.address(module);
    if (typeof url !== 'string') return;
    const { cloudId, conversationId } = ref;
    const now = clock.now();
    const id = timeOrderedId(now);
    const token = await signature(app, { id, userId, cloudId, conversationId }, now);
    const address = new URL(url);
    address.searchParams.set('jwt', token);
    const headers = { authorization: `Bearer ${token}` };
    const reply = await callApp({ url: address.href, method: 'GET', headers });
    if (reply.status !== 200) return;
    const state = stateRequest.read(JSON.parse(reply.text) as unknown);
    if (state === undefined) return;
    const place = { clientId: app.clientId, kind: stateRequest.kind, key: module.key } as const;
    await store.tables.states.put({ ...place, context: { cloudId, conversationId } }, state);
    changed(conversationId);
  };
  return (...of) => {
    const [app, { conversationId }, , { kind }, { key: name }] = of;
    const key = JSON.stringify([app.clientId, conversationId, kind, name]);
    const last = requested.get(key);
    if (last !== undefined && Date.now() - last < PAUSE) return;
    if (requested.size >= MAX_ASKED) requested.clear();
    requested.set(key, Date.now());
    // If there is no valid response, the module remains without a state.
    ask(...of).catch(() => undefined);
  };
}
