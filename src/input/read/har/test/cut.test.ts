/**
 * A recording that ends in the middle, because the browser was killed. All exchanges before the end
 * are read.
 */
import { expect, test } from 'vitest';
import { createReport } from '../../../../base/diagnostics/report.js';
import { loadDocuments } from '../../../source/index.js';
import { readRecordings, WHOLE_FORMATS } from '../../index.js';

const entries = [1, 2, 3, 4].map((id) => {
  const request = { method: 'GET', url: `https://api.b.io/pets/${id}`, headers: [] };
  const text = JSON.stringify({ id, tags: ['[', '{"'] });
  const content = { mimeType: 'application/json', size: text.length, text };
  return { request, response: { status: 200, headers: [], content }, timings: { wait: id } };
});
const archive = { log: { version: '1.2', creator: { name: 'x' }, pages: [], entries } };
/** One line for each entry, as `restitch record` writes it. */
const lines = `{"log":{"version":"1.2","entries":[\n${entries.map((one) => JSON.stringify(one)).join(',\n')}\n]}}`;

test.each([
  ['compact', JSON.stringify(archive)],
  ['indented', JSON.stringify(archive, null, 2)],
  ['recorded', lines],
])('%s', async (_, text) => {
  let before = 0;
  const first = text.indexOf('"entries"') + 12;
  const cuts = Array.from(
    { length: Math.ceil((text.length - first) / 7) },
    (_, at) => first + at * 7,
  );
  for (const cut of [...cuts, text.length - 1]) {
    const report = createReport();
    const bytes = new TextEncoder().encode(text.slice(0, cut));
    const files = [{ source: 'a.har', bytes }];
    const documents = await loadDocuments(files, report, { formats: WHOLE_FORMATS });
    const [recording] = readRecordings(documents, report);
    const urls = recording?.exchanges.map(({ address }) => address.segments.at(-1)) ?? [];
    const whole = entries.filter(({ timings }) => endOf(text, timings.wait) <= cut).length;
    expect(urls, text.slice(0, cut)).toEqual(['1', '2', '3', '4'].slice(0, whole));
    if (whole > 0) expect(report.list().map(({ code }) => code)).toEqual(['traffic/truncated']);
    expect(whole).toBeGreaterThanOrEqual(before);
    before = whole;
  }
  expect(before).toBe(4);
});

/** The offset of the end of an entry, whose last member is `timings`. */
function endOf(text: string, id: number): number {
  const [found = ''] = new RegExp(`"wait": ?${id}\\s*\\}\\s*\\}`).exec(text) ?? [];
  return text.indexOf(found) + found.length;
}
