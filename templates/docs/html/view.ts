/**
 * The input of the HTML templates: the input of the Markdown templates, and the links between
 * pages.
 */
import type { Html } from '../../../src/print/emit/html/index.js';
import type { OperationSignature } from '../../../src/print/typescript/signature.js';
import type { DocsView, PageView, SchemaPage } from '../view.js';

/** A link to a page. */
export interface PageLink {
  readonly title: string;
  readonly file: string;
}

/** The properties of a page that its frame prints. */
export interface Frame {
  readonly title: string;
  /** The file name of the page, such as `messages.html`. */
  readonly file: string;
  /** The file name of the Markdown page with the same content, such as `messages.md`. */
  readonly markdown: string;
  /** The description of the page for search engines and link previews. */
  readonly about?: string;
  /** The previous page in reading order. */
  readonly previous?: PageLink;
  readonly next?: PageLink;
  /** The group that is open in the navigation, because the page belongs to it. */
  readonly group?: PageView;
  readonly content: readonly Html[];
}

/**
 * The HTML templates by name. `docs/html/frame` prints the whole page, and all other templates
 * print its content.
 */
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
  /** True if the docs also contain a Markdown page for each HTML page, with the same name. */
  readonly markdown: boolean;
}
