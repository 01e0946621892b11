/** Fields that a database column cut off: several values end after exactly as many characters as columns have. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Endpoint } from '../../../model/api.js';
import type { Fact } from '../../../model/origin.js';

/** Widths that columns are given. */
const WIDTHS = new Set([50, 64, 100, 128, 255, 256, 500, 512, 1000, 1024]);

/** So many values of one length, and none longer, are not a coincidence. */
const ENOUGH = 3;

/**
 * Finds truncated fields. A truncated operationId may be shared by several operations, so it stays only as an alias.
 * Truncated texts are kept.
 * @param api as a reader returns it
 */
export function withoutCutNames(api: Api, report: Report): Api {
  reportCut(
    'summary',
    cutValues(api, ({ summary }) => summary),
    report,
  );
  reportCut(
    'description',
    cutValues(api, ({ description }) => description),
    report,
  );
  const cut = cutValues(api, ({ operationId }) => operationId);
  reportCut('operationId', cut, report);
  if (cut.length === 0) return api;
  const names = new Set(cut);
  const endpoints = api.endpoints.map((endpoint): Endpoint => {
    const { operationId, ...rest } = endpoint;
    if (!operationId || !names.has(operationId)) return endpoint;
    return { ...rest, aliases: [...new Set([...rest.aliases, operationId.value])] };
  });
  return { ...api, endpoints };
}

function cutValues(
  { endpoints }: Api,
  read: (endpoint: Endpoint) => Fact<string> | undefined,
): Fact<string>[] {
  const facts = endpoints.flatMap((endpoint) => read(endpoint) ?? []);
  let length = 0;
  for (const { value } of facts) length = Math.max(length, value.length);
  if (!WIDTHS.has(length)) return [];
  const cut = facts.filter(({ value }) => value.length === length && /[\p{L}\p{N}]$/u.test(value));
  return cut.length >= ENOUGH ? cut : [];
}

function reportCut(field: string, cut: readonly Fact<string>[], report: Report): void {
  const [first] = cut;
  if (!first) return;
  const { length } = first.value;
  const [place] = first.origins;
  report.add('text/truncated-field', { field, length, count: cut.length }, place);
}
