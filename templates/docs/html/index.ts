/** The template `docs/html/index`: what the API is, where it is, and everything there is in it. */
import { foreignLink, html, joined, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import type { Api, SecurityScheme } from '../../../src/model/api.js';
import { clientExample } from '../call.js';
import { conflictCounts } from '../conflicts.js';
import type { PageView } from '../view.js';
import { serverRows, variableWords } from '../servers.js';
import { unknownCounts } from '../unknowns.js';
import { htmlScheme } from './authentication.js';
import { htmlDocuments } from './documents.js';
import { htmlFile, inSections } from './links.js';
import { codes, htmlTrust, notStated } from './marks.js';
import { phrased } from '../language/html.js';
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
    fact(view.settings.word('Base URL'), serverItems(view)),
    fact(view.settings.word('Authentication'), schemeItems(view)),
    fact(view.settings.word('Contact'), contactItems(view)),
    fact(view.settings.word('Licence'), licenseItems(api)),
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

/** Where the API is, what is said of it, and for how many endpoints that is stated or guessed. */
function serverItems(view: HtmlView): Html[] {
  const { word } = view.settings;
  const { endpoints, servers } = view.api;
  const rows = serverRows(view.api);
  if (rows.length === 0) {
    const isOpen = endpoints.length > 0 || servers.length > 0;
    return isOpen && view.isForAuthors ? [notStated(view)] : [];
  }
  return rows.map(({ server, trusts }) => {
    const words = trusts.map(
      ([trust, count]) => html`${word('{trust} for {count}', { trust: word(trust), count })}`,
    );
    const [only] = trusts;
    const isCertain = trusts.length === 1 && (only?.[0] === 'declared' || only?.[0] === 'overlay');
    const note =
      view.isForAuthors && !isCertain && words.length > 0
        ? html` <small class="guess">${joined(words, ', ')}</small>`
        : NO_HTML;
    const variables = variableWords(server, view.settings.word).map(
      ([name, said]) => html`<p><code>{${name}}</code>: ${said}</p>`,
    );
    const url = server.url === '' ? '/' : server.url;
    return html`<code>${url}</code>${note}${view.prose(server.description, 0)}${variables}`;
  });
}

function schemeItems(view: HtmlView): Html[] {
  return [...view.api.securitySchemes.values()].flatMap((scheme) => {
    const { scopes } = schemeUse(view.api, scheme.id);
    const { id, description, onlyTo } = scheme;
    return [
      html`<code>${id}</code>: ${htmlScheme(scheme, view)}${htmlTrust(scheme.origins, view)}`,
      ...scopeItems(scheme, scopes, view),
      ...(onlyTo
        ? [
            onlyTo.length > 0
              ? phrased('Only for {servers}', { servers: codes(onlyTo) }, view)
              : html`${view.settings.word('For no server that is stated')}`,
          ]
        : []),
      ...(description !== undefined ? [view.prose(description, 0)] : []),
    ];
  });
}

/** The scopes that are known, and what each allows. */
function scopeItems(scheme: SecurityScheme, used: readonly string[], view: HtmlView): Html[] {
  const { word } = view.settings;
  const said = new Map(
    scheme.kind === 'oauth2' ? scheme.flows.flatMap(({ scopes }) => [...scopes]) : [],
  );
  const all = [...new Set([...said.keys(), ...used])];
  if (all.length === 0) return [];
  if (!all.some((scope) => said.get(scope))) return [html`${word('Scopes')} ${codes(all)}`];
  const rows = all.map((scope) => html`<dt><code>${scope}</code></dt><dd>${said.get(scope)}</dd>`);
  return [
    html`<details><summary>${word('{count} scopes', { count: all.length })}</summary><dl class="fields">${rows}</dl></details>`,
  ];
}

function contactItems({ api, settings }: HtmlView): Html[] {
  const { contact, termsOfService, externalDocs } = api;
  const { name, url, email } = contact?.value ?? {};
  const docs = externalDocs?.value;
  const parts = [
    (name ?? url) !== undefined && foreignLink(name ?? '', url ?? ''),
    email !== undefined && foreignLink(email, `mailto:${email}`),
    docs && foreignLink(docs.description ?? docs.url, docs.url),
    termsOfService && foreignLink(settings.word('Terms of service'), termsOfService.value),
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
  const { word } = view.settings;
  const conflicts = conflictCounts(view.conflicts, word);
  const counts = unknownCounts(view.unknowns, word);
  const links = joined(
    [
      conflicts.length > 0 &&
        phrased(
          'The documents disagree on {facts}.',
          { facts: html`<a href="conflicts.html">${conflicts.join(', ')}</a>` },
          view,
        ),
      counts.length > 0 &&
        phrased(
          'Not stated: {facts}.',
          { facts: html`<a href="unknowns.html">${counts.join(', ')}</a>` },
          view,
        ),
    ],
    ' ',
  );
  return conflicts.length + counts.length === 0 ? NO_HTML : html`<p class="note">${links}</p>`;
}

/** How to make the client that the examples call. */
function clientBlock({ api, names, examplePlace, client, settings }: HtmlView): Html {
  if (api.endpoints.length === 0 || client === undefined) return NO_HTML;
  const text = clientExample(api, names, examplePlace, client).trimEnd();
  return html`
    <div class="samples">
      ${sampleBlock(settings.word('TypeScript client'), typescriptCode(text))}
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
