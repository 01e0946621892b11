/** Reports problems in the guides and files that a project adds to its docs. */
import { MARKDOWN_TEMPLATES } from '../../../../../templates/docs/markdown/pages.js';
import type { Report } from '../../../../base/diagnostics/report.js';
import type { RenderInput } from '../../../kit/target.js';
import type { DocsOptions } from '../options.js';
import { withoutHidden } from '../included.js';
import { docsSite } from '../view.js';
import { createSite } from './site.js';

/** Resolves the guides in the same way as the renderer, and reports their problems with file, line and column. */
export function reviewTeam(
  input: Omit<RenderInput<DocsOptions>, 'templates'>,
  report: Report,
): void {
  const shown = withoutHidden(input);
  const { team } = docsSite(shown, MARKDOWN_TEMPLATES, shown.options, createSite);
  for (const { code, what, why, source, offset } of team?.problems ?? []) {
    const place = { source, pointer: '', offset };
    if (code === 'docs/guide') report.add(code, { what }, place);
    else report.add(code, { what, why }, place);
  }
}
