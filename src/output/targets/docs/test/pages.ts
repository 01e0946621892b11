/** Renders pages of the docs for tests, and reads their contents. */
import { api, endpoint, schema } from '../../../../../test/model-parts.js';
import { attribute, elementsOf, textOf } from '../../../../../test/docs/html-pages.js';
import { docsFiles, renderInput } from '../../../../../test/rendered.js';
import { file, run } from '../../../../../test/stride.js';
import type { OutputFile } from '../../../../print/emit/file.js';
import type { OptionsInput } from '../../../../base/shape/rule.js';
import type { DOCS_OPTIONS } from '../options.js';

export function pages(
  model: Parameters<typeof renderInput>[0],
  options: OptionsInput<typeof DOCS_OPTIONS> = {},
): OutputFile[] {
  return docsFiles(renderInput(model), { markdown: false, ...options });
}

export function textAt(files: readonly OutputFile[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}

export const LARGE = api({
  endpoints: Array.from({ length: 150 }, (_, index) =>
    endpoint('GET', `/pets/${index < 70 ? 'a' : 'b'}/c${index}`),
  ),
  schemas: new Map(
    Array.from({ length: 80 }, (_, index) => [
      `S${index}`,
      schema({ kind: 'string', description: 'x'.repeat(200) }),
    ]),
  ),
});

/** Returns the text of an article on one line. */
export function wordsOf(files: readonly OutputFile[], path: string, id: string): string {
  const found = elementsOf(textAt(files, path)).find((one) => attribute(one, 'id') === id);
  return found ? textOf(found).replace(/\s+/g, ' ') : '';
}

/**
 * Returns the pages for an OpenAPI description, by path relative to the docs folder. By default only HTML pages are
 * rendered.
 */
export async function pagesOf(
  document: object,
  options: OptionsInput<typeof DOCS_OPTIONS> = {},
): Promise<OutputFile[]> {
  const description = { openapi: '3.1.0', info: { title: 'Pets', version: '1' }, ...document };
  const docs = { markdown: false, ...options };
  const { files } = await run([file('api.json', JSON.stringify(description))], {
    targets: { docs },
  });
  return files.map((one) => ({ ...one, path: one.path.replace(/^docs\//, '') }));
}
