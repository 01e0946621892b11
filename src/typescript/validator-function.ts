/** A check as a function: typed where it is written into a file, plain JavaScript where it is run at once. */
import { code, ident } from '../emit/typescript/code.js';
import type { Code } from '../emit/typescript/code.js';
import { printed } from '../emit/typescript/module.js';
import type { ValidatorOptions } from './validator-options.js';

/** What takes note of the members that are looked at. */
export const SEEN = ident('seen');

/** What a function checks. */
export interface CheckDeclaration {
  readonly name: Code;
  readonly body: readonly Code[];
  readonly exported: boolean;
  /** Whether it tells what it looks at. */
  readonly seeing: boolean;
}

/** The declaration of a check. */
export function checkFunction(
  { name, body, exported, seeing }: CheckDeclaration,
  { isInline, runtime }: Pick<ValidatorOptions, 'isInline' | 'runtime'>,
): Code {
  // What looks at nothing takes its arguments all the same.
  const [value, to] = (body.length === 0 ? ['_value', '_to'] : ['value', 'to']).map(ident);
  if (isInline === true) {
    return printed(code`
      function ${name}(${value}, ${to}, ${seeing && SEEN}) {
        ${body}
      }
    `);
  }
  const issues = runtime('validate', 'Issues');
  const seen = seeing && code`${SEEN}: ${runtime('seen', 'Seen')}`;
  return printed(code`
    ${exported && code`export `}function ${name}(${value}: unknown, ${to}: ${issues}, ${seen}): void {
      ${body}
    }
  `);
}
