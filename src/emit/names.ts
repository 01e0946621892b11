/** Names: which texts are identifiers, which are taken, and how a file gets its name. */

const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** Words that no variable, function or type may be called: ECMAScript, strict mode, and TypeScript's own types. */
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

/** Contextual words that are legal as names of values and members. */
const CONTEXTUAL: ReadonlySet<string> = new Set(
  (
    'abstract any as asserts async bigint boolean declare from get global infer intrinsic is keyof module ' +
    'namespace never number object of out override readonly require satisfies set string symbol type ' +
    'unique unknown using'
  ).split(' '),
);

/** Globals that emitted code uses, or that a reader would take for the platform's: no name may shadow them. */
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

/**
 * True for an ASCII identifier that may name a value, function or type everywhere in strict TypeScript.
 * @param name any text
 */
export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name) && (!RESERVED.has(name) || CONTEXTUAL.has(name));
}

/**
 * True for a text of the form of an identifier, reserved or not: a property may be called so after a dot.
 * @param name any text
 */
export function isMemberName(name: string): boolean {
  return IDENTIFIER.test(name);
}
