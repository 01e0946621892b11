/** The data of the HTML templates: that of the Markdown templates, and the links between pages. */
import type { Html } from '../../../src/print/emit/html/index.js';
import type { OperationSignature } from '../../../src/print/typescript/signature.js';
import type { DocsView, PageView, SchemaPage } from '../view.js';

/** A page by its title. */
export interface PageLink {
  readonly title: string;
  readonly file: string;
}

/** The properties of a page that its frame prints. */
export interface Frame {
  readonly title: string;
  /** `messages.html` */
  readonly file: string;
  /** The Markdown page with the same content: `messages.md`. */
  readonly markdown: string;
  /** The description of the page, for search engines and link previews. */
  readonly about?: string;
  /** The previous and the next page, in reading order. */
  readonly previous?: PageLink;
  readonly next?: PageLink;
  /** The page of the group that the navigation opens. */
  readonly group?: PageView;
  readonly content: readonly Html[];
}

/** The HTML templates by name. `frame` prints the whole page, the others its content. */
export interface HtmlTemplates {
  readonly 'docs/html/frame': (frame: Frame, view: HtmlView) => Html;
  readonly 'docs/html/index': (view: HtmlView) => readonly Html[];
  readonly 'docs/html/page': (page: PageView, view: HtmlView) => readonly Html[];
  readonly 'docs/html/endpoint': (signature: OperationSignature, view: HtmlView) => Html;
  readonly 'docs/html/schemas': (page: SchemaPage, view: HtmlView) => readonly Html[];
  readonly 'docs/html/conflicts': (view: HtmlView) => readonly Html[];
  readonly 'docs/html/unknowns': (view: HtmlView) => readonly Html[];
  readonly 'docs/html/changes': (view: HtmlView) => readonly Html[];
}

export interface HtmlView extends DocsView {
  readonly html: HtmlTemplates;
  /** True if each page has a Markdown page of the same name. */
  readonly markdown: boolean;
}
