/** Rules for identifiers, reserved words and file names. */
import { isDeviceName } from '../../../base/foundation/device-name.js';
import { trimOf } from '../../../base/foundation/trim.js';
import { freeName } from '../../../base/foundation/free-name.js';

const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/**
 * Words that must not name a variable, function or type, because ECMAScript or its strict mode reserves them, or
 * because TypeScript has a built-in type of that name.
 */
export const RESERVED: ReadonlySet<string> = new Set(
  (
    'abstract any arguments as asserts async await bigint boolean break case catch class const continue ' +
    'debugger declare default delete do else enum eval export extends false finally for from function get ' +
    'global if implements import in infer instanceof interface intrinsic is keyof let module namespace never ' +
    'new null number object of out override package private protected public readonly require return ' +
    'satisfies set static string super switch symbol this throw true try type typeof undefined unique ' +
    'unknown using var void while with yield'
  ).split(' '),
);

/** Contextual keywords of TypeScript. They may name values and members. */
const CONTEXTUAL: ReadonlySet<string> = new Set(
  (
    'abstract any as asserts async bigint boolean declare from get global infer intrinsic is keyof module ' +
    'namespace never number object of out override readonly require satisfies set string symbol type ' +
    'unique unknown using'
  ).split(' '),
);

/**
 * Globals that generated code uses, or that a reader expects to be the platform's. A generated name must not shadow
 * them.
 */
export const GLOBALS: ReadonlySet<string> = new Set(
  (
    'AbortController AbortSignal AggregateError Array ArrayBuffer AsyncGenerator AsyncIterable AsyncIterator ' +
    'Awaited BigInt Blob Boolean Buffer ConstructorParameters Date Error Event EventTarget Exclude Extract ' +
    'File FormData Function Generator Headers Infinity InstanceType Intl Iterable Iterator JSON Map Math ' +
    'NaN NonNullable Number Object Omit Parameters Partial Pick Promise PromiseLike Proxy RangeError ' +
    'ReadableStream Readonly ReadonlyArray ReadonlyMap ReadonlySet Record Reflect RegExp Request Required ' +
    'Response ReturnType Set String Symbol SyntaxError TextDecoder TextEncoder TransformStream TypeError ' +
    'URL URLSearchParams Uint8Array WeakMap WeakSet WebSocket WritableStream atob btoa clearTimeout console ' +
    'crypto decodeURIComponent encodeURIComponent exports fetch globalThis isNaN module parseFloat parseInt ' +
    'process queueMicrotask require setTimeout structuredClone'
  ).split(' '),
);

/** Names that must not be exported. A dynamic `import()` calls an export `then` as if the module were a promise. */
export const UNFIT_EXPORTS: ReadonlySet<string> = new Set(['globalThis', 'then']);

/**
 * Returns true for an ASCII identifier that may name a value, function or type in strict TypeScript.
 * @param name any text
 */
export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name) && (!RESERVED.has(name) || CONTEXTUAL.has(name));
}

/**
 * Returns true for a name that is valid after a dot. Unlike an identifier, it may be a reserved word.
 * @param name any text
 */
export function isMemberName(name: string): boolean {
  return IDENTIFIER.test(name);
}

const LONGEST_FILE = 100;

/**
 * Returns a file name that is valid on all systems: `[a-z0-9._-]`, no leading dot or dash, no device name, at most 100
 * bytes. A longer name is shortened, and a hash is appended.
 * @param name any text
 * @param extension a trusted extension with its dot, such as `.ts`
 * @param taken the names that are already in use; the result differs from all of them
 */
export function mintFileName(
  name: string,
  extension: string,
  taken: ReadonlySet<string> = new Set(),
): string {
  const spelled = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.');
  const words = trimOf(spelled, '.-');
  const stem = words === '' ? 'unnamed' : words;
  const safe = isDeviceName(stem) ? '_' + stem : stem;
  const room = LONGEST_FILE - extension.length - '-9999'.length;
  const short = safe.length <= room ? safe : safe.slice(0, room - 9) + '-' + hashOf(name);
  return freeName(short, { has: (stem) => taken.has(stem + extension) }, '-') + extension;
}

/**
 * Returns an FNV-1a hash over UTF-16 units, as eight hexadecimal digits. It is not cryptographic and only
 * distinguishes names.
 */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
