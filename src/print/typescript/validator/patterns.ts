/** Writes a pattern as an expression: a regular expression, or an automaton. */
import { lowerFirst } from '../../../base/foundation/words.js';
import { code, ident, lit, type Code } from '../../emit/typescript/code.js';
import { call, json } from '../../emit/typescript/expression.js';
import type { Json } from '../../../base/foundation/json.js';
import { planPattern, type PatternPlan } from '../../../base/pattern/index.js';

const PURE = code`/* @__PURE__ */ `;

/** The constants that contain the patterns of a file, each pattern once. */
export class PatternConstants {
  readonly #constants = new Map<string, Code | undefined>();

  /**
   * @param mint returns a name that is unused in the file
   * @param linear returns the runtime function that runs automata
   * @param declarations the list to which the constants are added
   * @param isShaken if true, constants are marked as free of side effects, so that bundlers can remove them
   */
  constructor(
    private readonly mint: (wanted: string) => string,
    private readonly linear: () => Code,
    private readonly declarations: Code[],
    private readonly isShaken = false,
  ) {}

  /** Call this method before another file is written, because that file must declare its constants again. */
  clear(): void {
    this.#constants.clear();
  }

  /**
   * Returns the constant that contains a pattern, and declares it if necessary.
   * @param hint the name of the schema that has the pattern, in Pascal case
   * @returns `undefined` if matching the pattern may take exponential time; such a pattern is never run
   */
  named(source: string | undefined, hint: string): Code | undefined {
    if (source === undefined) return undefined;
    if (this.#constants.has(source)) return this.#constants.get(source);
    const plan = planPattern(source);
    if (plan.kind === 'refused') return undefined;
    const name = ident(this.mint(`${lowerFirst(hint)}Pattern`));
    this.declarations.push(
      code`const ${name} = ${this.isShaken && PURE}${this.#value(source, plan)};`,
    );
    this.#constants.set(source, name);
    return name;
  }

  #value(source: string, plan: Exclude<PatternPlan, { kind: 'refused' }>): Code {
    if (plan.kind === 'automaton') {
      return call(this.linear(), [json(new Map<string, Json>(Object.entries(plan.automaton)))]);
    }
    return code`new RegExp(${lit(source)}, ${plan.flags !== '' && lit(plan.flags)})`;
  }
}
