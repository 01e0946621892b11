/**
 * Finds the security requirement that all operations of a page share. HTML prints it once, at the
 * top of the page.
 */
import { memoizeByObject, memoizeByView } from '../../src/base/foundation/memo.js';
import type { Endpoint } from '../../src/model/api.js';
import type { DocsView, PageView } from './view.js';

/**
 * Returns the first operation of a page if all its operations declare the same security
 * requirement; `undefined` if their requirements differ, or if they declare none.
 */
export function sharedSecurity({ endpoints }: PageView): Endpoint | undefined {
  const [first] = endpoints;
  const declared = first?.security;
  if (declared === undefined || endpoints.length < 2) return undefined;
  const words = wordsOf(declared.value);
  const isSame = endpoints.every(
    ({ security }) => security !== undefined && wordsOf(security.value) === words,
  );
  return isSame ? first : undefined;
}

/** Returns true if the page of an operation has its security requirement at the top. */
export function isSecurityShared({ key }: Endpoint, view: DocsView): boolean {
  return sharing('files', view).has(view.fileOf(key));
}

const sharing = memoizeByView((_: string, { pages }: DocsView): ReadonlySet<string> => {
  const all = pages.flatMap((page) => page.parts ?? [page]);
  return new Set(all.flatMap((page) => (sharedSecurity(page) === undefined ? [] : [page.file])));
});

const wordsOf = memoizeByObject((value: NonNullable<Endpoint['security']>['value']) =>
  JSON.stringify(value),
);
