/**
 * Rules for modules that a JSON Schema cannot express: URLs, patterns, and targets that exclude
 * each other.
 */
import type { Fault } from './errors.js';
import type { DeclaredType } from './module.js';
import { patternFault } from './pattern.js';

/**
 * The paths of the fields that contain URLs, by module type. A `?` follows the name of an optional
 * field.
 */
const ADDRESSES: Readonly<Record<DeclaredType, readonly string[]>> = {
  'chat:actionTarget': ['callService?/url'],
  'chat:bot': ['mention?/url', 'directMessage?/url'],
  'chat:bot:messages': ['url'],
  'chat:configuration': ['page?/url?', 'externalPage?/url', 'state?/url'],
  'chat:dialog': ['url'],
  'chat:externalPage': ['url'],
  'chat:glance': ['queryUrl?'],
  'chat:inputAction': [],
  'chat:messageAction': [],
  'chat:sidebar': ['url'],
  'chat:webhook': ['url'],
};

const TARGETS = [
  'openDialog',
  'openSidebar',
  'openConfiguration',
  'openExternalPage',
  'callService',
] as const;

const EVENTS: readonly unknown[] = ['conversation:updates', 'roster:updates'];

/** A URL in a module. */
interface Address {
  readonly pointer: string;
  readonly value: unknown;
}

/**
 * Returns an error for each URL of a valid module that the service must not call.
 * @param mayCall returns false for such a URL
 */
export async function refusedAddresses(
  type: DeclaredType,
  body: object,
  mayCall: (address: string) => Promise<boolean>,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { pointer, value } of ADDRESSES[type].flatMap((place) => addressesAt(body, place))) {
    if (!(await mayCall(String(value))))
      faults.push({ pointer, message: 'is an internal address' });
  }
  return faults;
}

/** Returns the errors of a module, with pointers into it. */
export function moduleFaults(type: DeclaredType, body: object): Fault[] {
  const faults = ADDRESSES[type]
    .flatMap((place) => addressesAt(body, place))
    .filter(({ value }) => typeof value !== 'string' || !isAddress(value))
    .map(({ pointer }) => ({ pointer, message: 'must be an http or https address' }));
  if (type === 'chat:bot:messages') {
    const pattern = fieldOf(body, 'pattern');
    const fault = typeof pattern === 'string' ? patternFault(pattern) : 'must be a text';
    if (fault !== undefined) faults.push({ pointer: '/pattern', message: fault });
  }
  if (type === 'chat:webhook' && !EVENTS.includes(fieldOf(body, 'event'))) {
    faults.push({ pointer: '/event', message: `must be one of ${EVENTS.join(', ')}` });
  }
  if (type === 'chat:inputAction' || type === 'chat:messageAction') {
    for (const place of ['target', 'name'] as const) {
      const value = fieldOf(body, place);
      const text = place === 'name' ? fieldOf(value, 'value') : value;
      if (typeof text !== 'string')
        faults.push({ pointer: `/${place}`, message: 'must be a text' });
    }
  }
  if (type === 'chat:actionTarget') {
    const given = TARGETS.filter((target) => fieldOf(body, target) !== undefined);
    if (given.length !== 1) {
      faults.push({ pointer: '', message: `must have exactly one of ${TARGETS.join(', ')}` });
    }
  }
  return faults;
}

function addressesAt(body: object, place: string): Address[] {
  let value: unknown = body;
  let pointer = '';
  for (const step of place.split('/')) {
    const name = step.replace('?', '');
    value = fieldOf(value, name);
    pointer += `/${name}`;
    if (value === undefined && step !== name) return [];
  }
  return [{ pointer, value }];
}

/**
 * Returns true for an HTTP URL. It must not contain a user name or password, because these would
 * appear in logs.
 */
function isAddress(text: string): boolean {
  if (text.length > 2000 || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/** Returns a field of a value; `undefined` if the value is not an object. */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
