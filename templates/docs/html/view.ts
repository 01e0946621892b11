/** What the HTML templates know: what those of Markdown know, and how their pages are linked. */
import type { Html } from '../../../src/print/emit/html/index.js';
import type { OperationSignature } from '../../../src/print/typescript/signature.js';
import type { DocsView, PageView, SchemaPage } from '../view.js';

/** A page by its title. */
export interface PageLink {
  readonly title: string;
  readonly file: string;
}

/** What a page is, for what stands around it. */
export interface Frame {
  readonly title: string;
  /** `messages.html` */
  readonly file: string;
  /** The Markdown page that says the same: `messages.md`. */
  readonly markdown: string;
  /** What the page is about, for those who only see that. */
  readonly about?: string;
  /** The pages before it and behind it, in reading order. */
  readonly previous?: PageLink;
  readonly next?: PageLink;
  /** The page of the group that the navigation opens. */
  readonly group?: PageView;
  readonly content: readonly Html[];
}

/** The HTML templates by name. `frame` makes the whole page, the others what is in it. */
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
  /** Whether a Markdown page of the same name stands beside each page. */
  readonly markdown: boolean;
}
