/** Reads security schemes that the configuration declares, in the form of OpenAPI. */
import type { Report } from '../../../../base/diagnostics/report.js';
import type { SecurityScheme } from '../../../../model/api.js';
import { escapePointer } from '../../../../model/pointer.js';
import { Cursor } from '../../../source/cursor.js';
import { readSecuritySchemes } from './security.js';
import { References } from '../../references/reference.js';

const SOURCE = 'configuration';

/**
 * Reads the configured security schemes. Like an overlay, they take precedence over the schemes of every document.
 * @param declared Security Scheme Objects by name (OpenAPI 3.1 §4.8.27)
 */
export function readConfiguredSchemes(
  declared: Readonly<Record<string, unknown>>,
  report: Report,
): Map<string, SecurityScheme> {
  const document = {
    source: SOURCE,
    syntax: 'json',
    text: '',
    data: { securitySchemes: declared },
    hash: '',
    locate: () => ({ line: 1, column: 1, length: 1 }),
    line: () => '',
    scalarText: () => undefined,
  } as const;
  const root = new Cursor(document, report, document.data);
  const schemes = readSecuritySchemes(root.get('securitySchemes'), new References(root));
  return new Map(
    [...schemes].map(([id, scheme]) => {
      const pointer = `/securitySchemes/${escapePointer(id)}`;
      return [id, { ...scheme, origins: [{ source: SOURCE, pointer, trust: 'overlay' }] }];
    }),
  );
}
