/** Splits phrases at their placeholders. */
import { memoizeByText } from '../../../src/base/foundation/memo.js';

/**
 * Splits a phrase: `array of {type}` becomes `array of `, `type`, and an empty text. Texts have
 * even indices, and names of placeholders have odd indices.
 */
export const cutPhrase = memoizeByText((said): readonly string[] => said.split(/\{(\w+)\}/));
