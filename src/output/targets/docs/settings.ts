/** Converts the project's options for the docs into the settings that the templates use. */
import type { Settings } from '../../../../templates/docs/language/settings.js';
import { languageOf } from '../../../../templates/docs/language/language.js';
import { safeUrl } from '../../../print/emit/markdown/text.js';
import { percentEncoded } from '../../../base/foundation/text/percent-encoding.js';
import { trimEndOf } from '../../../base/foundation/trim.js';
import type { Api } from '../../../model/api.js';
import { imageSources } from './images.js';
import type { DocsOptions } from './options.js';

/** Returns the settings of the pages. The default language is that of most descriptions. */
export function docsSettings(options: DocsOptions, api: Api): Settings {
  const { lang, words, site, edit } = options;
  return {
    ...languageOf(lang, words, textsOf(api)),
    guides: [],
    imageSources: imageSources(options.imageHosts),
    links: Object.entries(options.links),
    versions: versionsOf(options.versions),
    ...(site !== undefined && /^https?:\/\//.test(site) && { site: `${trimEndOf(site, '/')}/` }),
    ...tryItSetting(options.tryIt),
    ...(edit !== undefined && { editOf: (source, line) => editUrl(edit, source, line) }),
  };
}

/**
 * Returns the versions of the docs. The current version is found by its link, not by its position, because JavaScript
 * objects reorder keys such as `2` and `1`.
 */
function versionsOf(versions: DocsOptions['versions']): Settings['versions'] {
  const all = Object.entries(versions);
  const own = all.find(([, href]) => /^(?:\.\/)?(?:index\.html)?$/.test(href)) ?? all[0];
  return own === undefined ? [] : [own, ...all.filter((one) => one !== own)];
}

function editUrl(edit: string, source: string, line: number): string | undefined {
  return safeUrl(
    edit
      .replaceAll('{source}', () => source.split('/').map(percentEncoded).join('/'))
      .replaceAll('{line}', String(line)),
  );
}

/**
 * Returns the setting for request forms. If the proxy's URL does not contain the placeholder `{url}`, the placeholder
 * is appended to the URL.
 */
function tryItSetting(tryIt: DocsOptions['tryIt']): Pick<Settings, 'tryIt'> {
  if (typeof tryIt === 'boolean') return tryIt ? { tryIt: {} } : {};
  const { proxy } = tryIt;
  if (proxy === undefined || proxy === '') return { tryIt: {} };
  return { tryIt: { proxy } };
}

/** Yields the texts that people wrote, from which the language is detected. */
function* textsOf({ title, description, endpoints, tags }: Api): Generator<string> {
  yield title?.value ?? '';
  yield description?.value ?? '';
  for (const name of tags.keys()) yield name;
  for (const { summary, description: fallback } of endpoints)
    yield summary?.value ?? fallback?.value ?? '';
}
