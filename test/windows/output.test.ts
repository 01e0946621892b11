/** Output on Windows: line ends, reserved device names, names that differ only by case. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OutputFile } from '../../src/print/emit/file.js';
import type { SourceFile } from '../../src/input/source/index.js';
import { inspectText } from '../../src/run/pipeline/inspect/text.js';
import { file, run, STRIDE_FILES } from '../stride.js';
import { runAll } from '../subjects.js';

const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)\d)(\.|$)/i;

const textsOf = (files: readonly OutputFile[]): Map<string, unknown> =>
  new Map(files.map((one) => [one.path, one.text]));

const crlf = ({ source, bytes }: SourceFile): SourceFile => ({
  source,
  bytes: Buffer.from(Buffer.from(bytes).toString().replaceAll('\n', '\r\n')),
});

test('line ends of descriptions change nothing', async () => {
  const files = STRIDE_FILES.slice(0, 2);
  const [unix, windows] = [await runAll(files), await runAll(files.map(crlf))];
  expect(textsOf(windows.files)).toEqual(textsOf(unix.files));
  // Locations are lines.
  const said = ({ report }: typeof unix): string =>
    JSON.stringify(report.list(), (key, value: unknown) => (key === 'offset' ? undefined : value));
  expect(said(windows)).toBe(said(unix));
});

/** The cases with documents whose syntax restitch parses itself. */
const LINES = readdirSync('test/cases', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:bru|http|rest)$/.test(path))
  .map((path) => path.replaceAll('\\', '/').split('/', 1)[0] ?? '');

test.each([...new Set(LINES)].sort())('line ends of the case %s change nothing', async (name) => {
  const folder = join('test/cases', name, 'input');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name: own }): SourceFile => {
      const path = join(parentPath, own);
      return { source: path.slice(folder.length + 1), bytes: readFileSync(path) };
    });
  const [unix, windows] = [await run(files), await run(files.map(crlf))];
  expect(inspectText(windows, '*')).toBe(inspectText(unix, '*'));
});

describe('names of files', () => {
  const words = ['aux', 'CON', 'nul', 'Com1', 'PRN', 'lpt9', 'pets', 'Pets', 'PETS', 'index'];
  const operation = (tag: string) => ({
    operationId: `get_${tag}_${tag.length}`,
    tags: [tag],
    responses: { 200: { description: 'Good' } },
  });
  const schemas = words.flatMap((word) =>
    Array.from({ length: 90 }, (_, index) => [`${word}${index}`, { type: 'string' }] as const),
  );
  const document = {
    openapi: '3.1.0',
    info: { title: 'aux', version: '1' },
    servers: [{ url: 'https://api.test' }],
    tags: words.map((name) => ({ name })),
    paths: Object.fromEntries(
      words.map((word, index) => [`/${word}/${index}`, { get: operation(word) }]),
    ),
    components: { schemas: Object.fromEntries(schemas) },
  };

  test('are never reserved by Windows, and never differ only by case', async () => {
    const { files } = await runAll([file('api.json', document)]);
    const paths = files.map(({ path }) => path);
    expect(paths.flatMap((path) => path.split('/')).filter((part) => DEVICE.test(part))).toEqual(
      [],
    );
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    expect(paths.filter((path) => /[<>:"|?*\\]|[. ](\/|$)/.test(path))).toEqual([]);
  });
});
