/** Rules for the values of a configuration, as data. Checks, types, defaults and help texts are derived from them. */

/** The rule for a value. */
export type Rule =
  | { readonly is: 'string' | 'boolean' | 'function' }
  /** A whole number of at least 1. */
  | { readonly is: 'count' }
  /** The path of a folder inside the project, relative to the folder of the configuration. */
  | { readonly is: 'folder' }
  /** The path of a file inside the project, relative to the folder of the configuration. */
  | { readonly is: 'file' }
  /** The name of a package, such as `@acme/sdk`. */
  | { readonly is: 'package' }
  /** An object with any keys. Other code validates its values. */
  | { readonly is: 'object' }
  /** The value is itself a rule. A custom target declares its options in this way. */
  | { readonly is: 'rule' }
  | { readonly is: 'one of'; readonly values: readonly string[] }
  /** `or`: another type that is allowed instead of the list, such as a single item. */
  | { readonly is: 'list'; readonly of: Rule; readonly or?: Rule }
  | { readonly is: 'map'; readonly of: Rule; readonly keys?: () => readonly string[] }
  | {
      readonly is: 'record';
      readonly fields: Rules;
      /** The names of the required fields. */
      readonly needs?: readonly string[];
      readonly or?: Rule;
    };

/** The rule of an option, and its default value. */
export type OptionRule = Rule & { readonly default?: unknown };

/** Maps the name of each option to its rule. */
export type Rules = Readonly<Record<string, OptionRule>>;

/** The type of a value that matches a rule. */
export type ValueOf<R> = R extends { readonly is: 'string' | 'folder' | 'file' | 'package' }
  ? string
  : R extends { readonly is: 'boolean' }
    ? boolean
    : R extends { readonly is: 'count' }
      ? number
      : R extends { readonly is: 'function' }
        ? (...words: never[]) => unknown
        : R extends { readonly is: 'object' }
          ? Readonly<Record<string, unknown>>
          : R extends { readonly is: 'one of'; readonly values: readonly (infer V)[] }
            ? V
            : R extends { readonly is: 'list'; readonly of: infer Item }
              ? | readonly ValueOf<Item>[]
                | (R extends { readonly or: infer Or } ? ValueOf<Or> : never)
              : R extends { readonly is: 'map'; readonly of: infer Item }
                ? Readonly<Record<string, ValueOf<Item>>>
                : R extends { readonly is: 'record'; readonly fields: infer Fields }
                  ? | OptionsInput<Fields>
                    | (R extends { readonly or: infer Or } ? ValueOf<Or> : never)
                  : never;

/** Options with any names. */
export type AnyOptions = Readonly<Record<string, unknown>>;

/** Options as written by a user: each of them is optional. */
export type OptionsInput<R> = string extends keyof R
  ? AnyOptions
  : { readonly [Name in keyof R]?: ValueOf<R[Name]> };

/** Options with their defaults: an option that has a default is always present. */
export type FilledOptions<R> = string extends keyof R
  ? AnyOptions
  : {
      readonly [
        Name in keyof R as R[Name] extends { readonly default: unknown } ? Name : never
      ]: ValueOf<R[Name]>;
    } & {
      readonly [
        Name in keyof R as R[Name] extends { readonly default: unknown } ? never : Name
      ]?: ValueOf<R[Name]>;
    };

/**
 * Fills in the defaults of options.
 * @param options the validated options
 */
export function fillOptions<R extends Rules>(rules: R, options: OptionsInput<R>): FilledOptions<R> {
  const defaults = Object.entries(rules).flatMap(([name, rule]) =>
    rule.default === undefined ? [] : [[name, rule.default]],
  );
  const given = Object.entries(options).filter(
    ([, value]: [string, unknown]) => value !== undefined,
  );
  return Object.fromEntries([...defaults, ...given]) as FilledOptions<R>;
}
