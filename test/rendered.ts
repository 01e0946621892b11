/** The input of targets for a hand-written API. */
import type { Api } from '../src/model/api.js';
import { resolve } from '../src/api/resolve/index.js';
import { createReport } from '../src/base/diagnostics/report.js';
import type { Ledger } from '../src/api/reconcile/ledger/ledger.js';
import type { OutputFile } from '../src/print/emit/file.js';
import { fillOptions, type OptionsInput } from '../src/base/shape/rule.js';
import { compareWithEarlier } from '../src/output/targets/docs/changes/changes.js';
import { createSite } from '../src/output/targets/docs/guides/site.js';
import { DOCS_OPTIONS } from '../src/output/targets/docs/options.js';
import { renderDocs } from '../src/output/targets/docs/render.js';
import { createExcerpts, questionsOf, settledNotes } from '../src/api/questions/index.js';
import type { RenderInput } from '../src/output/kit/target.js';
import type { HtmlTemplates } from '../templates/docs/html/view.js';
import type { DocsTemplates } from '../templates/docs/view.js';

export function renderInput(
  api: Api,
  ledger: Ledger = { elections: [], documents: [] },
): RenderInput {
  const resolved = resolve(api, { naming: 'auto' }, createReport());
  const locate: RenderInput['locate'] = ({ pointer }) => ({ line: pointer.length + 1, column: 1 });
  const asking = { api, typeNames: resolved.names.schemas, locate, excerpt: createExcerpts([]) };
  return {
    api: resolved.api,
    names: resolved.names,
    ledger,
    locate,
    asked: (given) => ({
      questions: questionsOf({ ...asking, ledger: given }),
      notes: settledNotes({ ...asking, ledger: given }),
    }),
    options: {},
    templates: {},
    importExtension: '.js',
    folder: 'generated/target',
    folderInOutput: 'target',
  };
}

/**
 * The files of the docs for the input of a target or for a run. By default these are docs for
 * authors, which have the most content.
 */
export function docsFiles(
  input: Pick<
    RenderInput,
    'api' | 'names' | 'ledger' | 'locate' | 'asked' | 'earlier' | 'projectFiles'
  >,
  options: OptionsInput<typeof DOCS_OPTIONS> = {},
  templates: Partial<DocsTemplates & HtmlTemplates> = {},
): OutputFile[] {
  const stated: OptionsInput<typeof DOCS_OPTIONS> = { for: 'authors', ...options };
  const rendered = {
    ...input,
    options: fillOptions(DOCS_OPTIONS, stated),
    templates,
    importExtension: '.js' as const,
    folder: 'generated/docs',
    folderInOutput: 'docs',
  };
  const compared = compareWithEarlier(input.earlier ?? [], input.api);
  return [...renderDocs(rendered, compared, createSite)];
}
