/** The characters that separate the items of a list in one value. */
import type { Style } from '../../model/api.js';

/** The delimiter of each style that has one (OpenAPI 3.2 § Style Values; `tsv` of Swagger 2.0). Other styles that join items use a comma. */
export const STYLE_DELIMITERS: Readonly<Partial<Record<Style, string>>> = {
  spaceDelimited: ' ',
  tabDelimited: '\t',
  pipeDelimited: '|',
};
