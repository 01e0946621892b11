/** The security requirement that all endpoints of a page share: it is printed once, at the top of the page. */
import { memoizeByObject, memoizeByView } from '../../src/base/foundation/memo.js';
import type { Endpoint } from '../../src/model/api.js';
import type { DocsView, PageView } from './view.js';

/** The first endpoint, if all others of the page have its requirement; `undefined` if they differ or declare none. */
export function sharedSecurity({ endpoints }: PageView): Endpoint | undefined {
  const [first] = endpoints;
  const stated = first?.security;
  if (stated === undefined || endpoints.length < 2) return undefined;
  const words = wordsOf(stated.value);
  const isSame = endpoints.every(
    ({ security }) => security !== undefined && wordsOf(security.value) === words,
  );
  return isSame ? first : undefined;
}

/** True if the top of the page contains the security requirement of an endpoint. */
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
