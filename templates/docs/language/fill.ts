/** Phrases cut at their holes, for those who put pieces in them. */
import { memoizeByText } from '../../../src/base/foundation/memo.js';

/** `array of {type}` → `array of `, `type`, and nothing: texts at even places, names of holes at odd ones. */
export const cutPhrase = memoizeByText((said): readonly string[] => said.split(/\{(\w+)\}/));
