/** The delimiters of parameter styles that write a list as one value. */
import type { Style } from '../../model/api.js';

/**
 * The delimiter of each style that defines one (OpenAPI 3.2 § Style Values; `tsv` of Swagger 2.0). Other styles that
 * write a list as one value use a comma.
 */
export const STYLE_DELIMITERS: Readonly<Partial<Record<Style, string>>> = {
  spaceDelimited: ' ',
  tabDelimited: '\t',
  pipeDelimited: '|',
};
