/**
 * Finds texts that a database column has cut off: several values have exactly the maximum length of a typical column.
 */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Endpoint } from '../../../model/api.js';
import type { Fact } from '../../../model/origin.js';

/** Typical maximum lengths of database columns. */
const WIDTHS = new Set([50, 64, 100, 128, 255, 256, 500, 512, 1000, 1024]);

/** If at least this many values have the same length and no value is longer, the texts were probably cut off. */
const ENOUGH = 3;

/**
 * Finds texts that were cut off at a maximum length. Several operations may have the same operationId after it was cut,
 * so such an operationId is stored only as an alias. Other cut texts stay unchanged.
 * @param api the API as a reader returns it
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
