/** Parsed documents are cached by their bytes, with their diagnostics. */
import { expect, it } from 'vitest';
import { createReport } from '../../../base/diagnostics/report.js';
import type { DocumentCache } from './document-cache.js';
import { loadDocuments } from '../load.js';

const file = (text: string) => ({ source: 'api.json', bytes: new TextEncoder().encode(text) });
const YAML = "swagger: '2.0'\ninfo: { title: A }\n";

it('parses the same bytes once, and repeats its diagnostics', async () => {
  const cache: DocumentCache = new Map();
  const load = async (text: string) => {
    const report = createReport();
    const documents = await loadDocuments([file(text)], report, { cache });
    return { document: documents[0], codes: report.list().map(({ code }) => code) };
  };
  const first = await load(YAML);
  expect(first.codes).toEqual(['file/extension']);
  const again = await load(YAML);
  expect(again).toEqual(first);
  expect(again.document).toBe(first.document);
  const other = await load(YAML.replace('A', 'B'));
  expect(other.document).not.toBe(first.document);
  expect(other.document?.text).toContain('title: B');
  expect((await load(YAML)).document).not.toBe(first.document);
  expect(cache.size).toBe(1);
});
