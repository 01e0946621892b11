/** The state that an app returns before it has pushed one: the label of a glance, and whether it is configured. */
import type { App } from './administration.js';
import type { ConversationRef } from './conversation.js';
import type { Dependencies } from './dependencies.js';
import { timeOrderedId } from './id.js';
import type { Module } from './module.js';
import { fieldOf } from './module-rules.js';
import { signature } from './signature.js';
import { readGlance } from './states.js';
import type { StatePlace } from './store.js';

/** A type of modules with a state. */
export interface Stated {
  readonly kind: StatePlace['kind'];
  /** The address that returns the state. */
  readonly address: (module: Module) => unknown;
  /** The state in a response; undefined if there is none. */
  readonly read: (response: unknown) => object | undefined;
}

/** The modules with a state, by type. */
export const STATED: Readonly<Record<string, Stated>> = {
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

/** Milliseconds after which an app that returned no state is called again. */
const PAUSE = 60_000;
/** The maximum number of remembered modules. */
const MAX_ASKED = 10_000;

export type AskState = (
  app: App,
  ref: ConversationRef,
  userId: string,
  stated: Stated,
  module: Module,
) => void;

/**
 * Requests the state of a module that has none. The caller does not wait: viewers are notified when there is one.
 */
export function stateAsker({ store, clock, callApp, changed }: Dependencies): AskState {
  const asked = new Map<string, number>();
  const ask = async (
    ...[app, ref, userId, stated, module]: Parameters<AskState>
  ): Promise<void> => {
    const url = stated.address(module);
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
    const state = stated.read(JSON.parse(reply.text) as unknown);
    if (state === undefined) return;
    const place = { clientId: app.clientId, kind: stated.kind, key: module.key } as const;
    await store.tables.states.put({ ...place, context: { cloudId, conversationId } }, state);
    changed(conversationId);
  };
  return (...of) => {
    const [app, { conversationId }, , { kind }, { key: name }] = of;
    const key = JSON.stringify([app.clientId, conversationId, kind, name]);
    const last = asked.get(key);
    if (last !== undefined && Date.now() - last < PAUSE) return;
    if (asked.size >= MAX_ASKED) asked.clear();
    asked.set(key, Date.now());
    // If the response is missing or invalid, the module has no state.
    ask(...of).catch(() => undefined);
  };
}
