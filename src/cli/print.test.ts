import { expect, test } from 'vitest';
import { createReport } from '../base/diagnostics/report.js';
import { diagnosticsText } from './print.js';

function printed(flags: { verbose: boolean; quiet: boolean }): string {
  const report = createReport();
  for (let index = 0; index < 4090; index++) {
    const location = { source: 'api.yaml', pointer: `/paths/${index}` };
    report.add('ref/unresolved', { ref: `#/components/schemas/S${index}` }, location);
  }
  report.add('server/missing', {}, { source: 'api.yaml', pointer: '' });
  return diagnosticsText(report.list(), [], false, flags);
}

test('prints five of a code and counts the others', () => {
  const text = printed({ verbose: false, quiet: false });
  expect(text.match(/^error ref\/unresolved: the target/gm)).toHaveLength(5);
  expect(text).toContain('error ref/unresolved: 4085 more (--verbose shows them)\n');
  expect(text).toContain('server/missing');
});

test('prints all of them on request', () => {
  const text = printed({ verbose: true, quiet: false });
  expect(text.match(/^error ref\/unresolved:/gm)).toHaveLength(4090);
});

test('reports once an issue that many documents share', () => {
  const report = createReport();
  for (let index = 0; index < 1000; index++) {
    const location = { source: `${index}.json`, pointer: '/host' };
    report.add('server/placeholder', { url: 'https://api.example.com' }, location);
  }
  const text = diagnosticsText(report.list(), [], false, { verbose: false, quiet: false });
  expect(text.match(/^warning server\/placeholder: .* \(×1000\)$/gm)).toHaveLength(1);
  expect(text).toContain('  also in 994 more places\n');
  const all = diagnosticsText(report.list(), [], false, { verbose: true, quiet: false });
  expect(all.match(/^warning server\/placeholder/gm)).toHaveLength(1000);
});
