/** Stores the modules of apps. */
import {
  requireStorable,
  requireApp,
  changeableConversation,
  readableConversation,
} from './access.js';
import type { Caller } from './caller.js';
import { invalid, notFound } from './errors.js';
import type { Fault } from './errors.js';
import type { Dependencies } from './dependencies.js';
import { toJson } from './json.js';
import type { DeclaredType, Module, ModuleRef, Modules } from './module.js';
import { moduleFaults, refusedAddresses } from './module-rules.js';
import { limitOf, offsetPage, startOf } from './page.js';
import type { ModulePlace } from './store.js';
import { isStorable } from './text.js';

const MAX_KEY = 255;
/** The maximum number of characters of a module as JSON. */
const MAX_LENGTH = 100_000;

export function modulesOf({ store, changed, mayCall }: Dependencies): Modules {
  return {
    list: async (caller, ref, query) => {
      const [start, limit] = [startOf(query), limitOf(query)];
      await readableConversation(store.tables, caller, 'changeModules', ref);
      const values = await store.tables.modules.list(placeOf(caller, ref), start, limit);
      return offsetPage(values, start, limit);
    },
    put: async (caller, ref, body) => {
      const module = readModule(ref, body);
      const faults = await refusedAddresses(ref.type, module, mayCall);
      if (faults.length > 0) throw invalid(...faults);
      await store.transaction(async (tables) => {
        await changeableConversation(tables, caller, 'changeModules', ref);
        await tables.modules.put(placeOf(caller, ref), module);
      });
      changed(ref.conversationId);
      return module;
    },
    remove: async (caller, ref) => {
      requireStorable('module', ref.key);
      await store.transaction(async (tables) => {
        await changeableConversation(tables, caller, 'changeModules', ref);
        if (!(await tables.modules.remove(placeOf(caller, ref), ref.key))) throw notFound('module');
      });
      changed(ref.conversationId);
    },
  };
}

function placeOf(caller: Caller, { conversationId, type }: Omit<ModuleRef, 'key'>): ModulePlace {
  const { clientId } = requireApp(caller, 'changeModules');
  return { clientId, conversationId, type };
}

/**
 * Validates a module.
 * @throws DomainError `invalid` with a pointer for each error
 */
export function readModule(
  { type, key }: { readonly type: DeclaredType; readonly key: string },
  body: object,
): Module {
  const module: Module = { ...body, key };
  const faults: Fault[] = [];
  if (key === '' || key.length > MAX_KEY || !isStorable(key)) {
    faults.push({ pointer: '/key', message: `must have 1 to ${MAX_KEY} storable characters` });
  } else if ('key' in body && body.key !== undefined && body.key !== key) {
    faults.push({ pointer: '/key', message: 'must be the key of the path' });
  }
  faults.push(...moduleFaults(type, module));
  if (faults.length > 0) throw invalid(...faults);
  toJson(module, 'module', MAX_LENGTH);
  return module;
}
