/** Defines templates: functions that return the content of a file. Users can replace them by name. */
import type { Code } from '../../print/emit/typescript/code.js';
import type { Html } from '../../print/emit/html/index.js';
import type { Md } from '../../print/emit/markdown/index.js';

/** The types of the results that templates can return, by the name of the result's kind. */
interface Results {
  readonly text: string;
  readonly code: Code;
  readonly html: Html;
  readonly markdown: Md;
  readonly 'code[]': readonly Code[];
  readonly 'html[]': readonly Html[];
  readonly 'markdown[]': readonly Md[];
}

/**
 * The kind of a template's result: `text` for a string; `code`, `html` or `markdown` for a value that only the encoder
 * of this syntax can create; and `code[]`, `html[]` or `markdown[]` for a list of such values.
 */
export type TemplateResult = keyof Results;

/** A template with any arguments and any result. */
export type Template = (...words: never[]) => unknown;

/** Templates by their names, such as `client/operation`. */
export type Templates = Readonly<Record<string, Template>>;

export const TEMPLATE_RESULTS = [
  ...['text', 'code', 'html', 'markdown'],
  ...['code[]', 'html[]', 'markdown[]'],
] as const satisfies readonly TemplateResult[];

type ResultNameOf<Result> = {
  [Name in TemplateResult]: [Result, Results[Name]] extends [Results[Name], Result] ? Name : never;
}[TemplateResult];

/**
 * The kind of result of each template of a target. The compiler checks that it matches the type that the template
 * returns.
 */
export type TemplateResults<Own> = {
  readonly [Name in keyof Own]: Own[Name] extends (...words: never[]) => infer Result
    ? unknown extends Result
      ? TemplateResult
      : ResultNameOf<Result>
    : never;
};

/**
 * The type of a template that replaces a built-in one. It receives the built-in template as its last argument: `(view,
 * ours) => [...ours(view), code`…`]`. The type of a template that accepts any number of arguments stays unchanged.
 */
export type Replacing<T> = T extends (...words: infer Words) => infer Result
  ? number extends Words['length']
    ? T
    : (...words: [...Words, ours: T]) => Result
  : never;

/**
 * Returns the templates of a target, with the user's replacements.
 * @param replaced the replacements; each receives the built-in template as its last argument
 */
export function withReplaced<Own extends object>(ours: Own, replaced: Partial<Own>): Own {
  const known = new Map<string, unknown>(Object.entries(ours));
  const own = Object.entries(replaced as Templates).map(([name, template]) => [
    name,
    (...words: never[]): unknown => template(...words, known.get(name) as never),
  ]);
  return { ...ours, ...(Object.fromEntries(own) as Partial<Own>) };
}
