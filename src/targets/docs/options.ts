/** The options of the docs. */
import type { FilledOptions, Rules } from '../../shape/rule.js';

export const DOCS_OPTIONS = {
  /** Pages of HTML; written unless told otherwise. */
  html: { is: 'boolean', default: true },
  /** Pages of Markdown and `llms.txt`; written unless told otherwise. */
  markdown: { is: 'boolean', default: true },
  /** Custom properties of the style sheet, without their dashes: `{ accent: 'light-dark(#06c, #6cf)' }`. */
  theme: { is: 'map', of: { is: 'string' }, default: {} },
} as const satisfies Rules;

export type DocsOptions = FilledOptions<typeof DOCS_OPTIONS>;
