/** The data of the templates of the docs: the API, and the facts that were computed from it. */
import type { ModulePlace } from '../../src/print/emit/typescript/module.js';
import type { Html } from '../../src/print/emit/html/index.js';
import type { ProseHeading } from '../../src/print/emit/description/targets.js';
import type { Md } from '../../src/print/emit/markdown/index.js';
import type { Api, Endpoint, EndpointKey, Media } from '../../src/model/api.js';
import type { Origin } from '../../src/model/origin.js';
import type { Example, Json, SchemaId } from '../../src/model/schema.js';
import type { Pagination } from '../../src/api/pagination/index.js';
import type { Question } from '../../src/api/questions/question.js';
import type { Names } from '../../src/api/resolve/name-table.js';
import type { DocsBlock } from './blocks/block.js';
import type { FactLocation, PageView } from './page-view.js';
import type { BodyVariant } from './samples/body-choices.js';
import type { Sample } from './samples/index.js';
import type { DisplayedExample } from './samples/example.js';
import type { Settings } from './language/settings.js';
import type { DocumentOrder } from './schema/ordered-properties.js';
import type { OperationSignature } from '../../src/print/typescript/signature.js';

export type { FactLocation, PageView } from './page-view.js';

export interface ConflictingValue {
  readonly value: Json;
  readonly places: readonly FactLocation[];
}

/** A conflict about a fact. */
export interface Conflict {
  /** A stable id: ten hexadecimal digits that depend on the conflict and its values. */
  readonly id: string;
  readonly code: string;
  /** An endpoint's key, `api`, `schema Foo`, … */
  readonly entity: string;
  readonly field: string;
  /** The rule that chose the value. */
  readonly rule: string;
  readonly kept: ConflictingValue;
  readonly rejected: readonly (ConflictingValue & { readonly why: string })[];
  /** Actions of an OpenAPI Overlay that resolve it, as YAML; absent if no action can. */
  readonly overlay?: string;
}

/** A fact that documents declare differently, without consequences for callers, so it needs no decision. */
export type MinorDifference = Omit<Conflict, 'id' | 'code' | 'overlay'>;

/** A document, and its share of the API. */
export interface DocumentView {
  readonly source: string;
  readonly format: string;
  readonly endpoints: number;
  /** The number of endpoints that no other document declares. */
  readonly unique: number;
  readonly containedIn: readonly string[];
}

/** Endpoints that the same documents declare. */
export interface CoverageRow {
  readonly sources: ReadonlySet<string>;
  readonly endpoints: readonly Endpoint[];
}

/** A fact that no document declares, and the endpoints that lack it. */
export interface Gap {
  /** The missing fact, e.g. `query limit`. */
  readonly label: string;
  readonly endpoints: readonly Endpoint[];
  /** The type that the name of the fact or an example suggests. */
  readonly hint?: string;
}

/** The facts that no document declares: the to-do list for an overlay. */
export interface Unknowns {
  readonly parameters: readonly Gap[];
  readonly bodies: readonly Endpoint[];
  readonly responses: readonly Endpoint[];
  readonly security: readonly Endpoint[];
  readonly servers: readonly Endpoint[];
  readonly actions: GapActions;
}

/** YAML lists of overlay actions that declare the missing facts; empty if no facts are missing. */
export type GapActions = Readonly<
  Record<'parameters' | 'bodies' | 'responses' | 'security' | 'servers', string>
>;

/** The changes of one operation, of one named schema, or of the API as a whole. */
export interface ChangedPart {
  /** Absent for the API as a whole. */
  readonly name?: string;
  /** The operation, if it still exists. */
  readonly endpoint?: Endpoint;
  readonly schema?: SchemaId;
  /** The operations that use a schema. */
  readonly users: readonly Endpoint[];
  /** Sentences of the comparison; they contain text of descriptions. */
  readonly changes: readonly {
    readonly rule: string;
    readonly text: string;
    readonly why: string;
  }[];
}

export interface ChangedGroup {
  readonly title: string;
  /** The Markdown page of the group, if it has one. */
  readonly file?: string;
  readonly parts: readonly ChangedPart[];
}

/** The changes since an earlier version of the API that affect callers. */
export interface ChangesSince {
  /** The name of the earlier version. */
  readonly name: string;
  readonly anchor: string;
  /** The most severe first; empty if there are no changes. */
  readonly levels: readonly {
    readonly severity: 'breaking' | 'warning' | 'compatible';
    readonly count: number;
    readonly groups: readonly ChangedGroup[];
  }[];
}

/** The templates of the docs by name. Each returns the blocks of a file, or a part of them. */
export interface DocsTemplates {
  readonly 'docs/index': (view: DocsView) => readonly Md[];
  readonly 'docs/page': (page: PageView, view: DocsView) => readonly Md[];
  readonly 'docs/endpoint': (signature: OperationSignature, view: DocsView) => readonly Md[];
  readonly 'docs/conflicts': (view: DocsView) => readonly Md[];
  readonly 'docs/unknowns': (view: DocsView) => readonly Md[];
  readonly 'docs/changes': (view: DocsView) => readonly Md[];
  readonly 'docs/schemas': (page: SchemaPage, view: DocsView) => readonly Md[];
}

/** A page of named schemas. */
export interface SchemaPage {
  readonly title: string;
  /** The Markdown file: `schemas.md`. */
  readonly file: string;
  /** Empty on the first page of several, which links to all others. */
  readonly schemas: readonly SchemaId[];
}

export interface DocsView extends DocumentOrder {
  /** Groups or examples in the order of their documents, or unchanged (by name) if the configuration asks for that. */
  inStatedOrder<T>(things: readonly T[], originsOf: (thing: T) => readonly Origin[]): readonly T[];
  /** Whether the reader can change the documents: then the docs contain sources and missing facts. */
  readonly isForAuthors: boolean;
  readonly title: string;
  readonly settings: Settings;
  readonly api: Api;
  readonly names: Names;
  readonly signatures: ReadonlyMap<EndpointKey, OperationSignature>;
  readonly pages: readonly PageView[];
  readonly documents: readonly DocumentView[];
  readonly coverage: readonly CoverageRow[];
  /** The conflicts by their causes, those with the highest cost first. */
  readonly questions: readonly Question[];
  /** The conflicts that were resolved without consequences for callers. */
  readonly notes: readonly Question[];
  readonly conflicts: readonly Conflict[];
  readonly differences: readonly MinorDifference[];
  readonly unknowns: Unknowns;
  /** The changes since earlier versions of the API: one entry for each configured version. */
  readonly changes: readonly ChangesSince[];
  readonly templates: DocsTemplates;
  /** The location of the examples, which decides how they import the client. */
  readonly examplePlace: ModulePlace;
  /** The names of webhooks by their keys; their signatures, anchors and pages are stored with those of endpoints. */
  readonly webhooks: ReadonlyMap<EndpointKey, string>;
  /** The named schemas with different content in requests and responses. */
  readonly directed: ReadonlySet<SchemaId>;
  /** The endpoint with an operation id. */
  keyOf(operationId: string): EndpointKey | undefined;
  /**
   * The client that the examples import: a package, or a file relative to the root of the output; `undefined` without
   * a client.
   */
  readonly client: string | undefined;
  /**
   * The call of an endpoint with the generated client, as a module.
   * @param place the location of the module; by default `examplePlace`
   * @param media one of its bodies; by default the preferred one
   */
  callOf(signature: OperationSignature, place?: ModulePlace, media?: Media): string;
  /** The possible bodies of samples for an endpoint, the default first; empty for an endpoint without a body. */
  bodiesOf(endpoint: Endpoint): readonly BodyVariant[];
  /**
   * The request of an endpoint in other languages, with the samples of its author.
   * @param media one of its bodies
   */
  samplesOf(endpoint: Endpoint, media?: Media): readonly Sample[];
  /** A generated body of a response, as JSON; `undefined` if an example is declared, or the type is unknown. */
  answerOf(media: Media): string | undefined;
  /** The call of an endpoint as a shell command. */
  curlOf(endpoint: Endpoint): string;
  /**
   * A description as blocks of HTML.
   * @param level the level of its highest headings; at level 0, headings are bold text
   * @param anchors the beginning of the anchors of its headings; if absent, the headings have no anchors
   */
  prose(text: string | undefined, level: number, anchors?: string): Html;
  /**
   * A description as blocks of Markdown.
   * @param root the path from the page to the folder of the docs
   */
  said(text: string | undefined, level?: number, root?: DocsView['root']): Md;
  /** The headings of a description; those of the highest level are in the navigation. */
  headingsIn(text: string | undefined): readonly ProseHeading[];
  /** The Markdown file of the page that lists all operations: `index.md`, unless a guide is the first page. */
  readonly overview: string;
  /** The pages of named schemas, the same in both formats. */
  readonly schemaPages: readonly SchemaPage[];
  /** The Markdown file of the page with a schema; `undefined` if it has none. */
  schemaFileOf(id: SchemaId): string | undefined;
  /** All facts about an operation: HTML and Markdown print the same blocks. */
  blocksOf(signature: OperationSignature): readonly DocsBlock[];
  /** The pagination of an operation; `undefined` if it is unknown. */
  pagingOf(endpoint: Endpoint): Pagination | undefined;
  /** The declaration of a named schema as a type of the client; pages of operations contain those that they name. */
  declarationOf(id: SchemaId): string;
  /** An example as it is sent; `undefined` for an example whose value is in another file. */
  exampleOf(example: Example, media: Media): DisplayedExample | undefined;
  /** Each location once, by document and line. */
  places(origins: readonly Origin[]): readonly FactLocation[];
  /** The path from a Markdown page to the folder of the docs: `../` on the page of an endpoint, otherwise empty. */
  readonly root: '' | '../';
  /** The file of the Markdown page that an endpoint has for itself: `operations/create-order.md`. */
  operationFileOf(key: EndpointKey): string;
  /** The page of an endpoint in HTML: its group, or a part of it. The file is that of Markdown. */
  fileOf(key: EndpointKey): string;
  /** The group that an endpoint is in. */
  groupOf(key: EndpointKey): PageView | undefined;
}
