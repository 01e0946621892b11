/** Pages of the docs, and what stands on them. */
import { api, endpoint, schema } from '../../../../test/model-parts.js';
import { attribute, elementsOf, textOf } from '../../../../test/docs/html-pages.js';
import { docsFiles, renderInput } from '../../../../test/rendered.js';
import type { OutputFile } from '../../../emit/file.js';
import type { StatedOptions } from '../../../shape/rule.js';
import type { DOCS_OPTIONS } from '../options.js';

export function pages(
  made: Parameters<typeof renderInput>[0],
  options: StatedOptions<typeof DOCS_OPTIONS> = {},
): OutputFile[] {
  return docsFiles(renderInput(made), { markdown: false, ...options });
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

/** The words of an article, in one line. */
export function wordsOf(files: readonly OutputFile[], path: string, id: string): string {
  const found = elementsOf(textAt(files, path)).find((one) => attribute(one, 'id') === id);
  return found ? textOf(found).replace(/\s+/g, ' ') : '';
}
