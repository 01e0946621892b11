/** The target `docs`. */
import type { HtmlTemplates } from '../../../../templates/docs/html/view.js';
import type { DocsTemplates } from '../../../../templates/docs/view.js';
import type { BuiltInTarget } from '../../kit/target.js';
import { DOCS_OPTIONS, type DocsOptions } from './options.js';

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
    const { withoutHidden } = await import('./included.js');
    const shown = withoutHidden(input);
    const { earlier = [], api, options } = shown;
    const team = hasTeamFiles(options) ? await import('./guides/site.js') : undefined;
    if (earlier.length === 0) return renderDocs(shown, [], team?.createSite);
    const { compareWithEarlier } = await import('./changes/changes.js');
    return renderDocs(shown, compareWithEarlier(earlier, api), team?.createSite);
  },
  review: async (_api, report, input) => {
    const { idleExclusions } = await import('./included.js');
    const idle = idleExclusions(input.api, input.names, input.options);
    const entries = idle.map((entry) => `${JSON.stringify(entry)} in "targets.docs.exclude"`);
    if (entries.length > 0) report.add('filter/idle', { entries });
    if (!hasTeamFiles(input.options)) return;
    const { reviewTeam } = await import('./guides/review.js');
    reviewTeam(input, report);
  },
};

function hasTeamFiles({ guides, logo, favicon, stylesheet }: DocsOptions): boolean {
  return [guides, logo, favicon, stylesheet].some((path) => path !== undefined);
}
