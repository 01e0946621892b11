/** A pattern as an expression: a regular expression, or an automaton. */
import { lowerFirst } from '../../../base/foundation/words.js';
import { code, ident, lit, type Code } from '../../emit/typescript/code.js';
import { call, json } from '../../emit/typescript/expression.js';
import type { Json } from '../../../base/foundation/json.js';
import { planPattern, type PatternPlan } from '../../../base/pattern/index.js';

const PURE = code`/* @__PURE__ */ `;

/** The constants of a file that contain patterns, each of them once. */
export class PatternConstants {
  readonly #known = new Map<string, Code | undefined>();

  /**
   * @param mint returns a name that is unused in the file
   * @param linear the function of the runtime that runs automata
   * @param declarations takes the constants
   * @param isShaken true if constants are marked as free of side effects for bundlers
   */
  constructor(
    private readonly mint: (wanted: string) => string,
    private readonly linear: () => Code,
    private readonly declarations: Code[],
    private readonly isShaken = false,
  ) {}

  /** Another file has its own constants. */
  clear(): void {
    this.#known.clear();
  }

  /**
   * The constant that contains a pattern.
   * @param hint the name of its owner, in Pascal case
   * @returns `undefined` for a pattern that may take exponential time: it is not run
   */
  named(source: string | undefined, hint: string): Code | undefined {
    if (source === undefined) return undefined;
    if (this.#known.has(source)) return this.#known.get(source);
    const plan = planPattern(source);
    if (plan.kind === 'refused') return undefined;
    const name = ident(this.mint(`${lowerFirst(hint)}Pattern`));
    this.declarations.push(
      code`const ${name} = ${this.isShaken && PURE}${this.#value(source, plan)};`,
    );
    this.#known.set(source, name);
    return name;
  }

  #value(source: string, plan: Exclude<PatternPlan, { kind: 'refused' }>): Code {
    if (plan.kind === 'automaton') {
      return call(this.linear(), [json(new Map<string, Json>(Object.entries(plan.automaton)))]);
    }
    return code`new RegExp(${lit(source)}, ${plan.flags !== '' && lit(plan.flags)})`;
  }
}
