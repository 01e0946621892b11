/** The target `docs`. */
import type { HtmlTemplates } from '../../../../templates/docs/html/view.js';
import type { DocsTemplates } from '../../../../templates/docs/view.js';
import type { BuiltInTarget } from '../../kit/target.js';
import { DOCS_OPTIONS } from './options.js';

export const DOCS: BuiltInTarget<'docs', typeof DOCS_OPTIONS, DocsTemplates & HtmlTemplates> = {
  name: 'docs',
  about: 'pages of HTML and Markdown',
  options: DOCS_OPTIONS,
  templates: {
    'docs/index': 'markdown[]',
    'docs/page': 'markdown[]',
    'docs/endpoint': 'markdown[]',
    'docs/conflicts': 'markdown[]',
    'docs/unknowns': 'markdown[]',
    'docs/schemas': 'markdown[]',
    'docs/changes': 'markdown[]',
    'docs/html/frame': 'html',
    'docs/html/index': 'html[]',
    'docs/html/page': 'html[]',
    'docs/html/endpoint': 'html',
    'docs/html/schemas': 'html[]',
    'docs/html/conflicts': 'html[]',
    'docs/html/unknowns': 'html[]',
    'docs/html/changes': 'html[]',
  },
  render: async (input) => {
    const { renderDocs } = await import('./render.js');
    const { earlier = [], api } = input;
    if (earlier.length === 0) return renderDocs(input);
    const { compareWithEarlier } = await import('./changes.js');
    return renderDocs(input, compareWithEarlier(earlier, api));
  },
};
