/**
 * Determines how a parameter is written into a request: the name of a function in the client's
 * runtime, and its options.
 */
import type { Parameter } from '../../../src/model/api.js';
import { mediaKind } from '../../../src/print/typescript/signature-body.js';
import { STYLE_DELIMITERS } from '../../../src/print/typescript/style-delimiters.js';

/**
 * The name of the function that writes a parameter, and its options as plain data. The form on a
 * page reads both from JSON.
 */
export type Writing = readonly [
  writer:
    | 'form'
    | 'deepObject'
    | 'simple'
    | 'label'
    | 'matrix'
    | 'header'
    | 'cookie'
    | 'wholeQuery'
    | 'asIs',
  options: { readonly [name: string]: string | boolean },
];

const PLAIN = { path: 'simple', query: 'form', header: 'header', cookie: 'cookie' } as const;

/** Returns true if the value of a parameter is sent as JSON. */
export function isJsonParameter({ content }: Parameter): boolean {
  return content.kind === 'media' && mediaKind(content.media.type, content.media.schema) === 'json';
}

/** Returns how a parameter is written. */
export function writingOf(parameter: Parameter): Writing {
  const { in: place, content } = parameter;
  if (place === 'querystring') return [isJsonParameter(parameter) ? 'wholeQuery' : 'asIs', {}];
  if (content.kind === 'media') return [PLAIN[place], {}];
  const { style, explode, itemStyle, allowReserved } = content;
  const delimiter = STYLE_DELIMITERS[style] ?? ',';
  const options = {
    ...(allowReserved === true && { allowReserved: true }),
    ...(itemStyle !== undefined && { items: STYLE_DELIMITERS[itemStyle] ?? ',' }),
  };
  switch (place) {
    case 'query':
      if (style === 'deepObject') return ['deepObject', options];
      return ['form', explode ? options : { ...options, delimiter }];
    case 'cookie':
      return [
        'cookie',
        { ...(!explode && { delimiter }), ...(style === 'cookie' && { verbatim: true }) },
      ];
    case 'path':
    case 'header': {
      const isNamed = style === 'label' || style === 'matrix';
      return [isNamed ? style : PLAIN[place], { ...options, explode, delimiter }];
    }
    default:
      return place satisfies never;
  }
}
