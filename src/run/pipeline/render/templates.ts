/** Checks the user's templates, for all targets. An error names the template that threw or returned a wrong result. */
import type { ChosenTarget } from '../../config/config.js';
import type { Target, Template, TemplateResult, Templates } from '../../../output/targets/index.js';
import { callUserCode, UserCodeError } from '../../config/user-code.js';

type Check = (value: unknown) => boolean;

/**
 * The kinds of results that templates return: the template tag that creates each kind, and a function that recognizes
 * it. The function is loaded only if the user has a template to check.
 */
const PIECES: Readonly<Record<string, { readonly tag: string; load(): Promise<Check> }>> = {
  code: {
    tag: 'code',
    load: async () => (await import('../../../print/emit/typescript/code.js')).isCode,
  },
  html: {
    tag: 'html',
    load: async () => (await import('../../../print/emit/html/index.js')).isHtml,
  },
  markdown: {
    tag: 'md',
    load: async () => (await import('../../../print/emit/markdown/index.js')).isMd,
  },
};

/**
 * Returns the user's templates, wrapped so that each result is checked.
 * @param given values by template name, of unknown type; a name that no target has is omitted
 * @returns functions that throw a `UserCodeError` for every error
 */
export async function checkedTemplates(
  given: Readonly<Record<string, unknown>>,
  targets: readonly ChosenTarget[],
): Promise<Templates> {
  const checked = targets
    .flatMap(({ target }) => Object.entries(target.templates ?? {}))
    .filter(([name]) => Object.hasOwn(given, name))
    .map(async ([name, result]): Promise<[string, Template]> => {
      return [name, checkedTemplate(name, given[name], await expectationOf(result))];
    });
  return Object.fromEntries(await Promise.all(checked));
}

export function templatesOf({ templates = {} }: Target, all: Templates): Templates {
  return Object.fromEntries(Object.entries(all).filter(([name]) => Object.hasOwn(templates, name)));
}

/** The kind of result that a template must return. */
interface Expectation {
  readonly words: string;
  readonly isList: boolean;
  readonly isRight: Check;
}

async function expectationOf(result: TemplateResult): Promise<Expectation> {
  const isList = result.endsWith('[]');
  const piece = PIECES[isList ? result.slice(0, -2) : result];
  if (piece === undefined) {
    return { words: 'a string', isList, isRight: (value) => typeof value === 'string' };
  }
  const one = `${piece.tag}\`…\``;
  return { words: isList ? `a list of ${one}` : one, isList, isRight: await piece.load() };
}

function checkedTemplate(name: string, template: unknown, expected: Expectation): Template {
  const what = `the template ${JSON.stringify(name)}`;
  const { words, isList, isRight } = expected;
  return (...given: unknown[]): unknown => {
    if (typeof template !== 'function') {
      throw new UserCodeError(what, `it must be a function, not ${found(template)}`);
    }
    // `wrong` is a text and not an `Error`, because the stack trace of an error created here would not show the user's
    // code.
    const refuse = (wrong: string): never => {
      throw new UserCodeError(what, `it must return ${words}, not ${wrong}`, template);
    };
    const result = callUserCode(what, (): unknown => template(...given));
    if (!isList) return isRight(result) ? result : refuse(found(result));
    if (!Array.isArray(result)) return refuse(found(result));
    const wrong = result.findIndex((one) => !isRight(one));
    return wrong === -1 ? result : refuse(`a list with ${found(result[wrong])} in it`);
  };
}

function found(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Promise) return 'a promise';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
