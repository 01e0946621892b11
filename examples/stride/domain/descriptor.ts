/**
 * Reads descriptors. In a descriptor, an app describes itself and the modules that it adds to
 * conversations.
 */
import { invalid } from './errors.js';
import type { Fault } from './errors.js';
import { DomainError } from './errors.js';
import type { DeclaredType, Module } from './module.js';
import { DECLARED_TYPES } from './module.js';
import { fieldOf } from './module-rules.js';
import { readModule } from './modules.js';
import type { StoredDescriptor } from './store.js';

export interface Descriptor extends StoredDescriptor {
  readonly name: string;
  readonly modules: readonly {
    readonly type: DeclaredType;
    readonly body: Module;
    /** The place of the module in the descriptor. */
    readonly pointer: string;
  }[];
}

/** Matches the names of fields that contain a URL, at any depth of a module. */
const ADDRESS = /^(?:url|url@2x|queryUrl)$/;

/**
 * Reads the descriptor of an app. URLs in it may be relative to its `baseUrl`, or to the URL from
 * which it was read. Modules of unknown types are ignored.
 * @param address the URL from which the descriptor was read
 * @throws DomainError `invalid` with a pointer for each error
 */
export function readDescriptor(text: string, address: string): Descriptor {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw invalid({ pointer: '', message: 'is no JSON' });
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw invalid({ pointer: '', message: 'must be an object' });
  }
  // Some old apps have no key. They are identified by the URL of their descriptor.
  const given = fieldOf(data, 'key') ?? '';
  if (typeof given !== 'string') throw invalid({ pointer: '/key', message: 'must be a text' });
  const key = given === '' ? address : given;
  const base = fieldOf(data, 'baseUrl');
  const root = typeof base === 'string' && URL.canParse(base) ? base : new URL(address).origin;
  const lifecycle = fieldOf(data, 'lifecycle');
  const name = fieldOf(data, 'name');
  return {
    ...{ address, key },
    name: typeof name === 'string' && name !== '' ? name : given || new URL(address).host,
    installed: whole(fieldOf(lifecycle, 'installed'), root),
    uninstalled: whole(fieldOf(lifecycle, 'uninstalled'), root),
    modules: readModules(fieldOf(data, 'modules'), root),
  };
}

function readModules(modules: unknown, root: string): Descriptor['modules'] {
  const faults: Fault[] = [];
  const found = DECLARED_TYPES.flatMap((type) => {
    const list = fieldOf(modules, type);
    const bodies: readonly unknown[] = Array.isArray(list) ? list : [];
    return bodies.flatMap((each, index) => {
      const body = withWholeAddresses(each, root) as Module;
      const key = fieldOf(body, 'key');
      const pointer = `/modules/${type}/${index}`;
      try {
        const read = readModule({ type, key: typeof key === 'string' ? key : '' }, body);
        return [{ type, body: read, pointer }];
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        faults.push(
          ...error.faults.map((one) => ({ ...one, pointer: `${pointer}${one.pointer}` })),
        );
        return [];
      }
    });
  });
  if (faults.length > 0) throw invalid(...faults);
  return found;
}

/** Returns a value in which all URLs are absolute. */
function withWholeAddresses(value: unknown, root: string): unknown {
  if (Array.isArray(value)) return value.map((each) => withWholeAddresses(each, root));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]): [string, unknown] =>
    ADDRESS.test(name) && typeof field === 'string'
      ? [name, whole(field, root)]
      : [name, withWholeAddresses(field, root)],
  );
  return Object.fromEntries(fields);
}

/**
 * Returns a URL as an absolute one: appends a relative one to the root. It is not resolved like a
 * link: `/a` below `https://x.test/app` is `https://x.test/app/a`.
 * @returns `undefined` if the value is not a text
 */
function whole(address: unknown, root: string): string | undefined {
  if (typeof address !== 'string') return undefined;
  if (/^[a-z][a-z\d+.-]*:/i.test(address)) return address;
  return `${root.replace(/\/$/, '')}/${address.replace(/^\//, '')}`;
}
