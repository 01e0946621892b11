/** Collects the data for the templates of the docs. It is computed once for all pages. */
import { callStatement, CLIENT_MODULE } from '../../../../templates/docs/call.js';
import { curlSample } from '../../../../templates/docs/samples/curl.js';
import { samplesOf } from '../../../../templates/docs/samples/index.js';
import { sampleRequest } from '../../../../templates/docs/samples/request.js';
import { bodyVariants } from '../../../../templates/docs/samples/body-choices.js';
import { schemaDeclaration } from '../../../../templates/docs/markdown/declarations.js';
import { responseText } from '../../../../templates/docs/samples/values.js';
import { displayedExample } from '../../../../templates/docs/samples/example.js';
import { otherPages } from '../../../../templates/docs/pages/navigation.js';
import { operationPage } from '../../../../templates/docs/pages/operation.js';
import type {
  CoverageRow,
  DocsTemplates,
  DocsView,
  DocumentView,
  PageView,
  FactLocation,
} from '../../../../templates/docs/view.js';
import {
  lazy,
  memoizeByObject,
  memoizeByText,
  memoizeByView,
} from '../../../base/foundation/memo.js';
import { moduleText, printed } from '../../../print/emit/typescript/module.js';
import { mintFileName } from '../../../print/emit/typescript/names.js';
import type { Api, Endpoint, EndpointKey, Media } from '../../../model/api.js';
import { trustWord, type Origin } from '../../../model/origin.js';
import type { Example } from '../../../model/schema.js';
import type { Names } from '../../../api/resolve/name-table.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import {
  operationSignatures,
  type OperationSignature,
} from '../../../print/typescript/signature.js';
import { paginationOf } from '../../../api/pagination/index.js';
import { directedSchemas } from '../../kit/request-types.js';
import { docsConflicts, docsDifferences } from './conflicts.js';
import { groupPages, webhookPages } from './pages.js';
import type { DocsOptions } from './options.js';
import { presentedGroups } from './presented-groups.js';
import type { createSite, Site } from './guides/site.js';
import { imageFrom } from './images.js';
import { createLinks } from './links.js';
import { docsProse } from './prose.js';
import { schemaPages } from './schema-pages.js';
import { docsSettings } from './settings.js';
import { listOrder, documentOrder } from './order/document-order.js';
import { docsUnknowns } from './unknowns.js';
import { docsWebhooks } from './webhooks.js';
import { resolvedPath } from '../../../base/foundation/project-files.js';
import type { LocateOrigin, RenderInput } from '../../kit/target.js';

const FIRST_PAGE = 'index.md';

/** Imports in examples are relative to this path. It is the same for all pages, because they are in the same folder. */
const PAGE = 'docs/index.md';

/** The view for the templates, and the pages and files that the project adds. */
export interface DocsSite {
  readonly view: DocsView;
  readonly team?: Site;
}

/**
 * Collects the data for the templates of the docs.
 * @param createTeam resolves the guides and files of the project; it is called only if the project has any
 */
export function docsSite(
  input: Omit<RenderInput, 'options' | 'templates'>,
  templates: DocsTemplates,
  options: DocsOptions,
  createTeam?: typeof createSite,
): DocsSite {
  const { api, locate } = input;
  const places = placesWith(locate);
  const settings = docsSettings(options, api);
  const { names, inDeclaredOrder, anchors, parts } = docsParts(input, options, settings);
  const isForAuthors = options.for === 'authors';
  const link = lazy(() =>
    createLinks({
      ...{ api, ...parts },
      headingsIn: prose.headingsIn,
      get otherFiles() {
        const changes = (input.earlier ?? []).length > 0 ? ['changes.md'] : [];
        const further = parts.schemaPages.slice(1).map(({ file }) => file);
        return [...otherPages(view).map(({ file }) => file), ...further, ...changes];
      },
    }),
  );
  const prose = docsProse({
    names: anchors,
    links: { link: (url) => link().resolve(url), image: imageFrom(options.imageHosts) },
  });
  const view: DocsView = {
    title: api.title?.value ?? 'API',
    settings,
    api,
    ...parts,
    isForAuthors,
    inDeclaredOrder,
    inOrder: listOrder(options.order),
    ...(isForAuthors ? authorsView(input, places) : CONSUMERS_VIEW),
    changes: [],
    templates,
    ...prose,
    directed: directedSchemas(api.schemas),
    // All targets use `paginationOf`, so that they paginate an operation in the same way.
    pagingOf: (endpoint) => paginationOf(endpoint, input.api),
    declarationOf: memoizeByText((id) => schemaDeclaration(id, { api, names })),
    places,
    ...samplesView(input, api, options, inDeclaredOrder),
    root: '',
    blocksOf: memoizeByObject((signature) => operationPage(signature, view)),
  };
  const team = createTeam?.(view, link(), options, input.projectFiles ?? new Map());
  return team === undefined ? { view } : { view: withTeam(view, team), team };
}

/** Divides the API into pages, and finds the file of each operation and schema. */
function docsParts(
  input: Omit<RenderInput, 'options' | 'templates'>,
  options: DocsOptions,
  { word }: DocsView['settings'],
) {
  const { api, ledger } = input;
  const inDeclaredOrder = documentOrder(input, options.order);
  const isAlone = ledger.documents.length < 2;
  const groups = presentedGroups(input.names.groups, api, isAlone ? inDeclaredOrder : undefined);
  const names = { ...input.names, groups };
  const webhooks = docsWebhooks(api);
  const pages = [
    ...groupPages({ api, names }, inDeclaredOrder),
    ...webhookPages(webhooks, api, word),
  ];
  const files = filesOfEndpoints(pages);
  const signatures = new Map(
    [...operationSignatures(api, input.names), ...webhooks.map(({ signature }) => signature)].map(
      (signature) => [signature.endpoint.key, signature],
    ),
  );
  const anchors = webhooks.map(({ endpoint, anchor }) => [endpoint.key, anchor] as const);
  const called = callings(api, names);
  const schemas = schemaPages(api, names, word);
  const schemaFiles = new Map(schemas.flatMap((one) => one.schemas.map((id) => [id, one.file])));
  const parts = {
    names: { ...names, operations: new Map([...names.operations, ...anchors]) },
    pages,
    signatures,
    webhooks: new Map(webhooks.map(({ endpoint, name }) => [endpoint.key, name])),
    schemaPages: schemas,
    overview: hasFirstPage(options, input.projectFiles) ? 'api_reference.md' : 'index.md',
    keyOf: (id: string): EndpointKey | undefined => called.get(id),
    fileOf: (key: EndpointKey): string => files.get(key)?.file ?? 'index.md',
    groupOf: (key: EndpointKey) => files.get(key)?.group,
    operationFileOf: operationFiles(signatures),
    schemaFileOf: (id: string) => schemaFiles.get(id),
  };
  return { names, inDeclaredOrder, anchors: anchorsIn(names, webhooks), parts };
}

function filesOfEndpoints(
  pages: readonly PageView[],
): ReadonlyMap<EndpointKey, { readonly file: string; readonly group: PageView }> {
  return new Map(
    pages.flatMap((page) =>
      (page.parts ?? [page]).flatMap(({ file, endpoints }) =>
        endpoints.map(({ key }) => [key, { file, group: page }] as const),
      ),
    ),
  );
}

function withTeam(view: DocsView, { guides, logo, favicon, stylesheet }: Site): DocsView {
  const own = {
    guides,
    ...(logo !== undefined && { logo }),
    ...(favicon !== undefined && { favicon }),
    ...(stylesheet !== undefined && { stylesheet }),
  };
  return { ...view, settings: { ...view.settings, ...own } };
}

function hasFirstPage(
  { guides }: DocsOptions,
  files: RenderInput['projectFiles'] = new Map(),
): boolean {
  return guides !== undefined && files.has(`${resolvedPath('', guides) ?? ''}/${FIRST_PAGE}`);
}

/** Returns the anchors that headings in descriptions must not use. */
function anchorsIn(
  { operations, schemas }: Pick<Names, 'operations' | 'schemas'>,
  webhooks: readonly { readonly anchor: string }[],
): string[] {
  const names = [...operations.values(), ...schemas.values()];
  return names.concat(webhooks.map(({ anchor }) => anchor));
}

type SamplesView = Pick<
  DocsView,
  | 'client'
  | 'examplePlace'
  | 'bodiesOf'
  | 'curlOf'
  | 'exampleOf'
  | 'callOf'
  | 'samplesOf'
  | 'answerOf'
>;

/** Returns the data for examples of calls. The Markdown and HTML pages have the same content, so they share it. */
function samplesView(
  { importExtension, withClient }: Pick<RenderInput, 'importExtension' | 'withClient'>,
  api: Api,
  options: DocsOptions,
  inDeclaredOrder: DocsView['inDeclaredOrder'],
): SamplesView {
  const inOrder = (examples: readonly Example[]): readonly Example[] =>
    inDeclaredOrder(examples, ({ origins }) => origins);
  const bodiesOf = memoizeByObject((endpoint: Endpoint) => bodyVariants(endpoint, inOrder));
  const place = { path: PAGE, importExtension };
  const client = options.client ?? (withClient === false ? undefined : CLIENT_MODULE);
  const statementOf = memoizeByObject((signature: OperationSignature) =>
    printed(callStatement(signature, api, client)),
  );
  const requestOf = memoizeByView((media: Media | undefined, endpoint: Endpoint) =>
    sampleRequest(endpoint, api, media),
  );
  return {
    client,
    examplePlace: place,
    bodiesOf,
    curlOf: (endpoint) => curlSample(requestOf(bodiesOf(endpoint)[0]?.media, endpoint)),
    exampleOf: (example, media) => displayedExample(example, media, api),
    callOf: (signature, from = place, media) => {
      const statement =
        media === undefined ? statementOf(signature) : callStatement(signature, api, client, media);
      return moduleText({ body: [statement], ...from }).trimEnd();
    },
    samplesOf: (endpoint, media) =>
      samplesOf(endpoint, requestOf(media, endpoint), options.samples),
    answerOf: (media) => (media.examples.length === 0 ? responseText(media, api) : undefined),
  };
}

type AuthorsView = Pick<
  DocsView,
  'documents' | 'coverage' | 'questions' | 'notes' | 'conflicts' | 'differences' | 'unknowns'
>;

/** Returns the data for readers who can change the API descriptions, such as conflicts and undeclared facts. */
function authorsView(
  input: Omit<RenderInput, 'options' | 'templates'>,
  places: DocsView['places'],
): AuthorsView {
  const { questions = [], notes = [] } = input.asked?.(input.ledger) ?? {};
  return {
    questions,
    notes,
    documents: documentsOf(input),
    coverage: coverageOf(input.api.endpoints),
    conflicts: docsConflicts(input, places),
    differences: docsDifferences(input, places),
    unknowns: docsUnknowns(input.api),
  };
}

const CONSUMERS_VIEW: AuthorsView = {
  questions: [],
  notes: [],
  documents: [],
  coverage: [],
  conflicts: [],
  differences: [],
  unknowns: {
    ...{ parameters: [], bodies: [], responses: [], security: [], servers: [] },
    actions: { parameters: '', bodies: '', responses: '', security: '', servers: '' },
  },
};

/** Returns a file name for each operation. The names are unique even on file systems that ignore case. */
function operationFiles(signatures: DocsView['signatures']): DocsView['operationFileOf'] {
  const taken = new Set<string>();
  const files = new Map(
    [...signatures].map(([key, { name }]) => {
      const file = mintFileName(name, '.md', taken);
      taken.add(file);
      return [key, `operations/${file}`];
    }),
  );
  return (key) => files.get(key) ?? 'index.md';
}

/**
 * Maps the names that documents use for an operation to the key of its endpoint. If several endpoints have the same
 * name, an operationId is preferred to an alias, and an alias to a generated name.
 */
function callings({ endpoints }: Api, { operations }: Names): Map<string, EndpointKey> {
  const called = new Map<string, EndpointKey>();
  const add = (id: string | undefined, key: EndpointKey): void => {
    if (id !== undefined && !called.has(id)) called.set(id, key);
  };
  for (const { key, operationId } of endpoints) add(operationId?.value, key);
  for (const { key, aliases } of endpoints) for (const alias of aliases) add(alias, key);
  for (const { key } of endpoints) add(operations.get(key), key);
  return called;
}

/**
 * Returns a function that finds the locations at which a value is declared. If one line declares the value several
 * times, the line is returned once. The configuration is treated as a document.
 */
function placesWith(locate: LocateOrigin): (origins: readonly Origin[]) => readonly FactLocation[] {
  const placeOf = (origin: Origin): FactLocation => {
    const { line, column } = locate(origin);
    return { source: origin.source, line, column, trust: trustWord([origin]) };
  };
  return (origins) => {
    const only = origins[0];
    if (only && origins.length === 1) return [placeOf(only)];
    const places: FactLocation[] = [];
    for (const origin of origins) {
      const place = placeOf(origin);
      let at = places.length;
      let order = -1;
      while (at > 0 && (order = byPlace(places[at - 1], place)) > 0) at--;
      if (at > 0 && order === 0) places[at - 1] = place;
      else if (at === places.length) places.push(place);
      else places.splice(at, 0, place);
    }
    return places;
  };
}

function byPlace(a: FactLocation | undefined, b: FactLocation): number {
  if (a === undefined) return 0;
  return byCodeUnit(a.source, b.source) || a.line - b.line || a.column - b.column;
}

function documentsOf({ ledger }: Pick<RenderInput, 'ledger'>): DocumentView[] {
  return ledger.documents
    .map(({ source, format, endpoints, unique, containedIn }) => ({
      source,
      format,
      endpoints,
      unique,
      containedIn,
    }))
    .sort((a, b) => byCodeUnit(a.source, b.source));
}

/** Groups endpoints by the set of documents that declare them. The largest groups come first. */
function coverageOf(endpoints: readonly Endpoint[]): CoverageRow[] {
  const rows = new Map<string, { sources: Set<string>; endpoints: Endpoint[] }>();
  for (const endpoint of endpoints) {
    const sources = [...new Set(endpoint.origins.map(({ source }) => source))].sort();
    const key = JSON.stringify(sources);
    const row = rows.get(key) ?? { sources: new Set(sources), endpoints: [] };
    row.endpoints.push(endpoint);
    rows.set(key, row);
  }
  return [...rows]
    .sort(([a, x], [b, y]) => y.endpoints.length - x.endpoints.length || byCodeUnit(a, b))
    .map(([, row]) => row);
}
