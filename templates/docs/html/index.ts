/** The template `docs/html/index`: what the API is, where it is, and everything there is in it. */
import { foreignLink, html, joined, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import type { Api } from '../../../src/model/api.js';
import { trustOf } from '../../../src/model/origin.js';
import { byCodeUnit } from '../../../src/foundation/sort.js';
import { clientExample } from '../call.js';
import type { PageView } from '../view.js';
import { unknownCounts } from '../unknowns.js';
import { htmlScheme } from './authentication.js';
import { htmlDocuments } from './documents.js';
import { htmlFile, inSections } from './links.js';
import { codes, htmlTrust } from './marks.js';
import { groupList, hasManyGroups } from './navigation.js';
import { endpointList } from './page.js';
import { sampleBlock, typescriptCode } from './sample.js';
import type { HtmlView } from './view.js';
import { schemeUse } from '../scheme-uses.js';

/** The first page. */
export function htmlIndex(view: HtmlView): Html[] {
  const { api } = view;
  return [
    html`<h1>${view.title}${api.version && html` <small>${api.version.value}</small>`}</h1>`,
    html`
      <div class="intro">
        <div>
          ${view.prose(api.description?.value, 2)}
          ${factList(view)}
          ${noteBlock(view)}
        </div>
        ${clientBlock(view)}
      </div>
    `,
    ...(hasManyGroups(view) ? [groupList(view)] : []),
    ...inSections(view.pages).flatMap((page) => groupBlocks(page, view)),
    ...htmlDocuments(view),
  ];
}

function factList(view: HtmlView): Html {
  const { api } = view;
  const rows = [
    fact('Base URL', serverItems(api)),
    fact('Authentication', schemeItems(api)),
    fact('Contact', contactItems(api)),
    fact('Licence', licenseItems(api)),
  ];
  return html`
    <dl class="about">
      ${rows}
    </dl>
  `;
}

function fact(name: string, values: readonly Html[]): Html {
  if (values.length === 0) return NO_HTML;
  return html`<dt>${name}</dt>${values.map((value) => html`<dd>${value}</dd>`)}`;
}

/** Where the API is, and for how many endpoints that is said or guessed. */
function serverItems({ endpoints, servers: own }: Api): Html[] {
  if (endpoints.length === 0 && own.length === 0) return [];
  const counts = new Map<string, Map<string, number>>();
  for (const { servers } of endpoints) {
    for (const { url, origins } of servers.length > 0 ? servers : own) {
      const trusts = counts.get(url) ?? new Map<string, number>();
      const trust = trustOf(origins);
      counts.set(url, trusts.set(trust, (trusts.get(trust) ?? 0) + 1));
    }
  }
  if (counts.size === 0) return [html`<small class="gap">not stated</small>`];
  return [...counts].map(([url, trusts]) => {
    const words = [...trusts]
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([trust, count]) => html`${trust} for ${count}`);
    const certain = trusts.size === 1 && (trusts.has('declared') || trusts.has('overlay'));
    const note = certain ? NO_HTML : html` <small class="guess">${joined(words, ', ')}</small>`;
    return html`<code>${url === '' ? '/' : url}</code>${note}`;
  });
}

function schemeItems(api: Api): Html[] {
  return [...api.securitySchemes.values()].flatMap((scheme) => {
    const { scopes } = schemeUse(api, scheme.id);
    const { id, description, onlyTo } = scheme;
    return [
      html`<code>${id}</code>: ${htmlScheme(scheme)}${htmlTrust(scheme.origins)}`,
      ...(scopes.length > 0 ? [html`Scopes ${codes(scopes)}`] : []),
      ...(onlyTo
        ? [onlyTo.length > 0 ? html`Only for ${codes(onlyTo)}` : html`For no server that is stated`]
        : []),
      ...(description !== undefined ? [html`${description}`] : []),
    ];
  });
}

function contactItems({ contact, termsOfService, externalDocs }: Api): Html[] {
  const { name, url, email } = contact?.value ?? {};
  const docs = externalDocs?.value;
  const parts = [
    (name ?? url) !== undefined && foreignLink(name ?? '', url ?? ''),
    email !== undefined && foreignLink(email, `mailto:${email}`),
    docs && foreignLink(docs.description ?? docs.url, docs.url),
    termsOfService && foreignLink('Terms of service', termsOfService.value),
  ];
  const shown = joined(parts, ' · ');
  return parts.some(Boolean) ? [shown] : [];
}

function licenseItems({ license }: Api): Html[] {
  if (license === undefined) return [];
  const { name, url } = license.value;
  return [foreignLink(name, url ?? '')];
}

/** What to be careful with, before anything else is read. */
function noteBlock(view: HtmlView): Html {
  const conflicts = view.conflicts.length;
  const counts = unknownCounts(view.unknowns);
  const links = joined(
    [
      conflicts > 0 &&
        html`The documents <a href="conflicts.html">disagree on ${conflicts} facts</a>.`,
      counts.length > 0 && html`<a href="unknowns.html">Not stated</a>: ${counts.join(', ')}.`,
    ],
    ' ',
  );
  return conflicts + counts.length === 0 ? NO_HTML : html`<p class="note">${links}</p>`;
}

/** How to make the client that the examples call. */
function clientBlock({ api, names, examplePlace }: HtmlView): Html {
  if (api.endpoints.length === 0) return NO_HTML;
  const text = clientExample(api, names, examplePlace).trimEnd();
  return html`
    <div class="samples">
      ${sampleBlock('TypeScript client', typescriptCode(text))}
    </div>
  `;
}

function groupBlocks(page: PageView, view: HtmlView): Html[] {
  const above = page.parent !== undefined && html`<small>${page.parent} / </small>`;
  return [
    html`<h2>${above}<a href="${htmlFile(page.file)}">${page.name}</a></h2>`,
    endpointList(page.endpoints, view),
  ];
}
