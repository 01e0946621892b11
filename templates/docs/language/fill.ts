/** Splits phrases at their placeholders, to insert pieces. */
import { memoizeByText } from '../../../src/base/foundation/memo.js';

/**
 * `array of {type}` → `array of `, `type`, and an empty text: texts at even indices, names of placeholders at odd
 * ones.
 */
export const cutPhrase = memoizeByText((said): readonly string[] => said.split(/\{(\w+)\}/));
