/** The input of the docs templates: the API, and facts that were computed from it. */
import type { ModulePlace } from '../../src/print/emit/typescript/module.js';
import type { Html } from '../../src/print/emit/html/index.js';
import type { ProseHeading } from '../../src/print/emit/description/targets.js';
import type { Md } from '../../src/print/emit/markdown/index.js';
import type { Api, Endpoint, EndpointKey, Media } from '../../src/model/api.js';
import type { Origin } from '../../src/model/origin.js';
import type { Steps } from '../../src/model/place.js';
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

/** A fact for which documents declare different values. */
export interface Conflict {
  /**
   * An id of ten hexadecimal digits. It is computed only from the conflict and its values, so it is
   * the same in every run.
   */
  readonly id: string;
  readonly code: string;
  /** The subject of the fact: the key of an operation, `api`, `schema Foo`, … */
  readonly entity: string;
  /** The steps from the subject to the fact. */
  readonly steps: Steps;
  /** The rule that has chosen the value. */
  readonly rule: string;
  readonly kept: ConflictingValue;
  readonly rejected: readonly (ConflictingValue & { readonly why: string })[];
  /**
   * The actions of an OpenAPI overlay that resolve the conflict, as YAML; absent if it cannot be
   * resolved in this way.
   */
  readonly overlay?: string;
}

/**
 * A fact for which documents declare different values that do not affect callers, so that it needs
 * no decision.
 */
export type MinorDifference = Omit<Conflict, 'id' | 'code' | 'overlay'>;

/** A document, and the part of the API that it describes. */
export interface DocumentView {
  readonly source: string;
  readonly format: string;
  readonly endpoints: number;
  /** The number of operations that no other document describes. */
  readonly unique: number;
  readonly containedIn: readonly string[];
}

/**
 * A row of the table of coverage: a set of documents, and the operations that exactly these
 * documents describe.
 */
export interface CoverageRow {
  readonly sources: ReadonlySet<string>;
  readonly endpoints: readonly Endpoint[];
}

/** A fact that no document declares, and the operations that lack it. */
export interface Gap {
  /** The missing fact, such as `query limit`. */
  readonly label: string;
  readonly endpoints: readonly Endpoint[];
  /** The type that is suggested by the name of the parameter or by an example. */
  readonly hint?: string;
}

/** The facts that no document declares. An overlay can add them. */
export interface Unknowns {
  readonly parameters: readonly Gap[];
  readonly bodies: readonly Endpoint[];
  readonly responses: readonly Endpoint[];
  readonly security: readonly Endpoint[];
  readonly servers: readonly Endpoint[];
  readonly actions: GapActions;
}

/** Overlay actions that add the missing facts, as YAML; empty if no facts are missing. */
export type GapActions = Readonly<
  Record<'parameters' | 'bodies' | 'responses' | 'security' | 'servers', string>
>;

/** The changes of one operation, of one named schema, or of the whole API. */
export interface ChangedPart {
  /** The name of the operation or schema; absent for the whole API. */
  readonly name?: string;
  /** The operation; absent if it no longer exists. */
  readonly endpoint?: Endpoint;
  readonly schema?: SchemaId;
  /** The operations that use the changed schema. */
  readonly users: readonly Endpoint[];
  /** The changes as sentences. They contain text from descriptions, so they are not markup. */
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
  /** The changes by severity, the most severe first; empty if there are none. */
  readonly levels: readonly {
    readonly severity: 'breaking' | 'warning' | 'compatible';
    readonly count: number;
    readonly groups: readonly ChangedGroup[];
  }[];
}

/** The templates of the docs by name. Each returns the blocks of a file, or some of them. */
export interface DocsTemplates {
  readonly 'docs/index': (view: DocsView) => readonly Md[];
  readonly 'docs/page': (page: PageView, view: DocsView) => readonly Md[];
  readonly 'docs/endpoint': (signature: OperationSignature, view: DocsView) => readonly Md[];
  readonly 'docs/conflicts': (view: DocsView) => readonly Md[];
  readonly 'docs/unknowns': (view: DocsView) => readonly Md[];
  readonly 'docs/changes': (view: DocsView) => readonly Md[];
  readonly 'docs/schemas': (page: SchemaPage, view: DocsView) => readonly Md[];
}

/** A page with named schemas. */
export interface SchemaPage {
  readonly title: string;
  /** The Markdown file, such as `schemas.md`. */
  readonly file: string;
  /**
   * The schemas on the page. If there are several pages, the first one contains no schemas, and
   * links to all other pages.
   */
  readonly schemas: readonly SchemaId[];
}

export interface DocsView extends DocumentOrder {
  /**
   * Sorts groups or examples by their order in the documents, or returns them unchanged if the
   * configuration requires the order of names.
   */
  inDeclaredOrder<T>(
    things: readonly T[],
    originsOf: (thing: T) => readonly Origin[],
  ): readonly T[];
  /**
   * True if the readers are the API's authors, who can change the documents. The docs then contain
   * sources and missing facts.
   */
  readonly isForAuthors: boolean;
  readonly title: string;
  readonly settings: Settings;
  readonly api: Api;
  readonly names: Names;
  readonly signatures: ReadonlyMap<EndpointKey, OperationSignature>;
  readonly pages: readonly PageView[];
  readonly documents: readonly DocumentView[];
  readonly coverage: readonly CoverageRow[];
  /** The conflicts, grouped by their causes. Those that affect the most callers are first. */
  readonly questions: readonly Question[];
  /** The conflicts that were resolved automatically, because they do not affect callers. */
  readonly notes: readonly Question[];
  readonly conflicts: readonly Conflict[];
  readonly differences: readonly MinorDifference[];
  readonly unknowns: Unknowns;
  /** The changes of the API: one entry for each earlier version that is configured. */
  readonly changes: readonly ChangesSince[];
  readonly templates: DocsTemplates;
  /** The location of the examples, from which they import the client. */
  readonly examplePlace: ModulePlace;
  /**
   * The names of webhooks, by key. Their signatures, anchors and pages are stored together with
   * those of operations.
   */
  readonly webhooks: ReadonlyMap<EndpointKey, string>;
  /** The named schemas whose properties differ in requests and responses. */
  readonly directed: ReadonlySet<SchemaId>;
  /** Returns the key of the operation with the given `operationId`. */
  keyOf(operationId: string): EndpointKey | undefined;
  /**
   * The client that the examples import: a package, or a file relative to the root of the output;
   * `undefined` if no client is generated.
   */
  readonly client: string | undefined;
  /**
   * Returns a module that calls an operation with the generated client.
   * @param place the location of the module; by default `examplePlace`
   * @param media the media type of the body; by default the preferred one
   */
  callOf(signature: OperationSignature, place?: ModulePlace, media?: Media): string;
  /**
   * Returns the bodies that samples may send, the default first; empty if the operation has no
   * body.
   */
  bodiesOf(endpoint: Endpoint): readonly BodyVariant[];
  /**
   * Returns the code samples of an operation in all languages, including those that its author has
   * written.
   * @param media the media type of the body
   */
  samplesOf(endpoint: Endpoint, media?: Media): readonly Sample[];
  /**
   * Returns a generated response body as JSON; `undefined` if a document declares an example, or if
   * the type is unknown.
   */
  answerOf(media: Media): string | undefined;
  /** Returns a curl command that calls an operation. */
  curlOf(endpoint: Endpoint): string;
  /**
   * Prints a description as HTML.
   * @param level the level of its highest headings; at level 0, headings are bold text
   * @param anchors the beginning of the anchors of its headings; if absent, the headings have no
   *   anchors
   */
  prose(text: string | undefined, level: number, anchors?: string): Html;
  /**
   * Prints a description as Markdown.
   * @param root the path from the page to the folder of the docs
   */
  said(text: string | undefined, level?: number, root?: DocsView['root']): Md;
  /** Returns the headings of a description. The navigation lists those of the highest level. */
  headingsIn(text: string | undefined): readonly ProseHeading[];
  /**
   * The Markdown file of the page that lists all operations. It is `index.md`, unless a guide is
   * the first page.
   */
  readonly overview: string;
  /** The pages of named schemas. They are the same in HTML and Markdown. */
  readonly schemaPages: readonly SchemaPage[];
  /** Returns the Markdown file of the page that contains a schema; `undefined` if no page does. */
  schemaFileOf(id: SchemaId): string | undefined;
  /**
   * Returns all facts about an operation as blocks. HTML and Markdown are printed from the same
   * blocks.
   */
  blocksOf(signature: OperationSignature): readonly DocsBlock[];
  /**
   * Returns how an operation is paginated. Returns `undefined` if it is not paginated, or if its
   * pagination is unknown.
   */
  pagingOf(endpoint: Endpoint): Pagination | undefined;
  /**
   * Returns the declaration of a named schema as a type of the client. The page of an operation
   * contains the declarations of the types that it names.
   */
  declarationOf(id: SchemaId): string;
  /**
   * Returns an example in the form in which it is sent; `undefined` if the value of the example is
   * in another file.
   */
  exampleOf(example: Example, media: Media): DisplayedExample | undefined;
  /**
   * Returns the locations of a fact, sorted by document and line. Equal locations are listed once.
   */
  places(origins: readonly Origin[]): readonly FactLocation[];
  /**
   * The path from a Markdown page to the folder of the docs: `../` on the page of an operation,
   * otherwise empty.
   */
  readonly root: '' | '../';
  /**
   * Returns the Markdown file of the page that describes only this operation, such as
   * `operations/create-order.md`.
   */
  operationFileOf(key: EndpointKey): string;
  /**
   * Returns the Markdown file that contains an operation. It is the file of a group, or of a part
   * of a large group. The HTML file has the same name.
   */
  fileOf(key: EndpointKey): string;
  /** Returns the group that contains an operation. */
  groupOf(key: EndpointKey): PageView | undefined;
}
