/** The pipeline: files in, files out. Touches no disk. */
import { append } from '../foundation/lists.js';
import { allowedBy, type Config } from '../config/config.js';
import { createReport, type Report, type SourceLocation } from '../diagnostics/report.js';
import type { OutputFile } from '../emit/file.js';
import type { HandlersOnDisk } from '../emit/handler.js';
import type { Api } from '../model/api.js';
import type { Fact, Origin, SourceId } from '../model/origin.js';
import { countQuestions, createExcerpts, settledNotes, questionsOf } from '../questions/index.js';
import { acceptedIn, applyOverlays, type AcceptedConflict } from '../overlay/index.js';
import {
  checkKeptExamples,
  readConfiguredSchemes,
  readVariables,
  WHOLE_FORMATS,
  withoutForeignKeywords,
  withProseNotes,
  type DocumentSet,
} from '../read/index.js';
import {
  ledgerWithin,
  openConflicts,
  reportUndeclared,
  withdrawSettled,
  type Ledger,
  type ReconcileOptions,
} from '../reconcile/index.js';
import { mergeDocuments } from './merge.js';
import { readEarlierApis, type EarlierFiles } from './earlier.js';
import { reportIdleEntries } from './idle-entries.js';
import { withPatternBudget } from '../pattern/index.js';
import { rankedBy } from './precedence.js';
import { render, type Narrow } from './render/index.js';
import { trafficDisagreements } from './traffic.js';
import { resolve, type NameLock, type Names, type ResolveOptions } from '../resolve/index.js';
import {
  createFinder,
  createRanker,
  loadDocuments,
  type Document,
  type DocumentCache,
  type SourceFile,
} from '../source/index.js';
import type { AskedQuestions, EarlierApi, LocateOrigin } from '../targets/target.js';
import { trimEndOf } from '../foundation/trim.js';

export interface GenerateInput {
  readonly files: readonly SourceFile[];
  /** Files that some of `files` refer to and that could not be read, and why, where that is not said already. */
  readonly missing?: ReadonlyMap<SourceId, string | undefined>;
  /** OpenAPI Overlay documents, in the order in which they apply. */
  readonly overlays: readonly SourceFile[];
  /** Earlier states of the API, for the docs to say what changed since. */
  readonly earlier?: readonly EarlierFiles[];
  readonly config: Config;
  /** Where the configuration stands, for what is wrong in it; absent when there is none. */
  readonly configuration?: SourceLocation;
  /** The names of earlier runs. */
  readonly lock?: NameLock;
  /** The handlers that are there already. */
  readonly handlers?: HandlersOnDisk;
  /** Takes what the stages say; a new report when absent. */
  readonly report?: Report;
  /** Documents that earlier calls have parsed: files with the same bytes are not parsed again. */
  readonly cache?: DocumentCache;
  /** Called with each file as soon as it is rendered; what it returns stands in the result. */
  readonly keep?: (file: OutputFile) => OutputFile;
  /** Called when a stage begins, and before each of its steps. */
  readonly onStage?: (stage: Stage, step?: Step) => void;
}

/** What a stage is at. */
export interface Step {
  /** From 1 on. */
  readonly at: number;
  readonly of: number;
  /** The document, or the target. */
  readonly name: string;
}

/** The stages of the pipeline, in order. */
export type Stage = 'load' | 'read' | 'reconcile' | 'overlay' | 'resolve' | 'render';

export interface Generated {
  readonly api: Api;
  /** The same before anything is named or left out: what further overlays would apply to. */
  readonly stitched: Api;
  readonly names: Names;
  readonly ledger: Ledger;
  /** How many disagreements are left: neither accepted nor decided by an overlay. */
  readonly openConflicts: number;
  /** How many causes they have: what a person is asked. */
  readonly openQuestions: number;
  /** Paths begin with the name of their target (`client/index.ts`), but for hand-written handlers. */
  readonly files: readonly OutputFile[];
  readonly report: Report;
  readonly documents: readonly Document[];
  readonly lock: NameLock;
  readonly locate: LocateOrigin;
}

/**
 * Makes one API of many descriptions and renders the targets that the configuration asks for.
 * Never throws for a user's mistake: what is wrong stands in the report.
 */
export function runPipeline(input: GenerateInput): Promise<Generated> {
  return withPatternBudget(() => runStages(input));
}

async function runStages(input: GenerateInput): Promise<Generated> {
  const { config, onStage } = input;
  const report = input.report ?? createReport(config.severities);
  onStage?.('load');
  const steps = stepsOf(onStage);
  const loading = { formats: WHOLE_FORMATS, cache: input.cache, limits: config.limits };
  const onFile = steps('load', input.files.length);
  const all = await loadDocuments(input.files, report, { ...loading, onFile });
  const overlays = await loadOverlays(input, report, loading);
  onStage?.('read');
  const { variables: found, environments, documents: described } = readVariables(all, report);
  const stock = stockOf(withoutForeignKeywords(described, allowedBy(config)), input);
  const variables = new Map([...found, ...(config.read.variables ?? [])]);
  const accepted = acceptedIn(overlays, report);
  const options = reconcileOptions(config, stock.documents, input.lock, report);
  const reconciling = withAccepted(options, accepted);
  const naming = { naming: config.naming, ...(input.lock && { lock: input.lock }) };
  const merging = {
    ...{ stock, overlays, reconciling, naming },
    reading: { ...config.read, variables, environments },
    onDocument: steps('read', stock.documents.length),
    onReconcile: () => onStage?.('reconcile'),
  };
  const read = await mergeDocuments(merging, report);
  const { documents, apis, api: merged, ledger: stated, written } = read;
  onStage?.('overlay');
  const noted = withProseNotes(merged, report);
  const corrected = await applyOverlays(noted, overlays, naming, report, written);
  if (overlays.length > 0) withdrawSettled(stated, corrected, report);
  checkKeptExamples(corrected, apis, report);
  const disputed = await trafficDisagreements(
    { documents, overlays, written, apis, merged, reconciling, naming, read: config.read },
    report,
  );
  const whole = { ...stated, elections: [...stated.elections, ...disputed] };
  reportIdleEntries(input, { accepted, sources: sourcesOf(documents) }, whole, report);
  reportUndeclared(corrected, config.defaultSecurity ?? [], report);
  onStage?.('resolve');
  const resolving = { ...naming, hoist: config.nameInlineObjects, filter: config.filter };
  const { api, names, lock } = resolve(corrected, resolving, report);
  const ledger = isFiltered(config) ? ledgerWithin(whole, api) : whole;
  onStage?.('render');
  const locate = locateIn([...documents, ...overlays]);
  const targets = Object.keys(config.targets).length + config.customTargets.length;
  const rank = createRanker([...documents, ...overlays]);
  const earlier = await earlierApis(input, report);
  const asking = {
    ...{ api: corrected, typeNames: names.schemas, locate },
    excerpt: createExcerpts([...documents, ...overlays]),
  };
  const asked = (of: Ledger): AskedQuestions => ({
    questions: questionsOf({ ...asking, ledger: of }),
    notes: settledNotes({ ...asking, ledger: of }),
  });
  const rendered = { api, names, ledger, locate, rank, earlier, asked };
  const rest = { ...input, narrow: narrowing(corrected, { ...resolving, lock }, whole) };
  const files = await render(rendered, rest, report, steps('render', targets));
  return {
    api,
    stitched: corrected,
    names,
    ledger,
    openConflicts: openConflicts(ledger, api).length,
    openQuestions: countQuestions({ api, ledger }),
    files,
    report,
    documents: [...documents, ...overlays],
    lock,
    locate,
  };
}

/** Resolves a part of an API. With the names of the whole in the lock, an operation is called the same in each part. */
function narrowing(api: Api, options: ResolveOptions, ledger: Ledger): Narrow {
  return (test) => {
    const endpoints = api.endpoints.filter(test);
    const webhooks = api.webhooks.filter(({ endpoint }) => test(endpoint));
    const part = resolve({ ...api, endpoints, webhooks }, options, createReport());
    return { api: part.api, names: part.names, ledger: ledgerWithin(ledger, part.api) };
  };
}

/** One at a time: loading sorts by name, and overlays apply in the order in which they are given. */
async function loadOverlays(
  input: GenerateInput,
  report: Report,
  loading: Parameters<typeof loadDocuments>[2],
): Promise<readonly Document[]> {
  const overlays: Document[] = [];
  for (const file of input.overlays) {
    append(overlays, await loadDocuments([file], report, loading));
  }
  return overlays;
}

/** The same configuration and corrections make an API of each earlier state. */
function earlierApis(
  { earlier = [], overlays, config, cache }: GenerateInput,
  report: Report,
): Promise<EarlierApi[]> {
  const alone = { ...config, targets: {}, customTargets: [] };
  const shared = { overlays, config: alone, ...(cache && { cache }) };
  return readEarlierApis(
    earlier,
    config,
    async ({ files, missing = new Map() }, own) =>
      (await runPipeline({ ...shared, files, missing, report: own })).api,
    report,
  );
}

/** Counts the steps of a stage while they are told. */
function stepsOf(onStage: GenerateInput['onStage']) {
  return (stage: Stage, of: number): ((name: string) => void) => {
    let at = 0;
    return (name) => onStage?.(stage, { at: ++at, of, name });
  };
}

function isFiltered({ filter }: Config): boolean {
  return filter.include.length + filter.exclude.length > 0;
}

function stockOf(
  documents: readonly Document[],
  { files, missing = new Map(), config }: GenerateInput,
): DocumentSet {
  const referenced = files.flatMap((file) => (file.referenced === true ? file.source : []));
  const named = files.flatMap((file) => (file.named === true ? file.source : []));
  return {
    documents,
    referenced: new Set(referenced),
    named: new Set(named),
    missing,
    allowed: allowedBy(config),
  };
}

function reconcileOptions(
  config: Config,
  documents: readonly Document[],
  lock: NameLock | undefined,
  report: Report,
): ReconcileOptions {
  const { title, version, servers, defaultSecurity, securitySchemes } = config;
  return {
    rank: rankedBy(config.precedence, sourcesOf(documents)),
    accepted: new Set(config.acceptedConflicts),
    ...(lock?.hosts && { hosts: lock.hosts }),
    ...(title !== undefined && { title: configured(title, '/title') }),
    ...(version !== undefined && { version: configured(version, '/version') }),
    ...(servers.length > 0 && {
      servers: servers.map((url, index) => ({
        url: trimEndOf(url, '/'),
        variables: new Map(),
        origins: configured(url, `/servers/${index}`).origins,
      })),
    }),
    ...(securitySchemes && { securitySchemes: readConfiguredSchemes(securitySchemes, report) }),
    ...(defaultSecurity && { defaultSecurity: configured(defaultSecurity, '/defaultSecurity') }),
  };
}

function withAccepted(
  options: ReconcileOptions,
  accepted: readonly AcceptedConflict[],
): ReconcileOptions {
  const ids = accepted.map(({ id }) => id);
  return { ...options, accepted: new Set([...(options.accepted ?? []), ...ids]) };
}

/** What the configuration states outranks every document, as an overlay does. */
function configured<T>(value: T, pointer: string): Fact<T> {
  return { value, origins: [{ source: 'configuration', pointer, trust: 'overlay' }] };
}

function sourcesOf(documents: readonly Document[]): SourceId[] {
  return documents.map(({ source }) => source);
}

function locateIn(documents: readonly Document[]): LocateOrigin {
  const find = createFinder(documents);
  // Every target asks for the same places.
  const known = new Map<Origin, ReturnType<LocateOrigin>>();
  return (origin) => {
    const before = known.get(origin);
    if (before !== undefined) return before;
    const found = find(origin) ?? { line: 1, column: 1 };
    known.set(origin, found);
    return found;
  };
}
