/** Reads the environments of HTTP request files: `http-client.env.json` of JetBrains and Visual Studio. */
import { maskedLine } from '../masked-line.js';
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import { Cursor } from '../../source/cursor.js';
import type { Document } from '../../source/document.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Format } from '../format.js';
import { scalarText } from '../collection/entries.js';

const NAME = /(?:^|\/)http-client\.env\.json$/;
/** The key under which the values that all environments share are declared. */
const SHARED = '$shared';

/**
 * Values for the variables of HTTP request files: `{ dev: { host: "…" }, prod: { … } }`. The content does not
 * identify this format, so it is recognized by its file name.
 */
export const HTTP_ENVIRONMENT: Format = {
  name: 'http-client-environment',
  title: 'an environment of HTTP requests',
  maskLine: maskedLine,
  kind: 'companion',
  detects: (root, source) => NAME.test(source) && Object.values(root).every(isPlainObject),
  environments: (documents, report) => documents.flatMap((one) => environmentsOf(one, report)),
};

function environmentsOf(document: Document, report: Report): Map<string, string>[] {
  const root = new Cursor(document, report, document.data);
  const shared = valuesOf(root.get(SHARED));
  const own = root.entries().filter(([name]) => name !== SHARED);
  if (own.length === 0) return [new Map(shared)];
  return own.map(([, environment]) => new Map([...shared, ...valuesOf(environment)]));
}

/** Returns the values of an environment. Objects, such as certificates and secrets of a vault, are ignored. */
function valuesOf(environment: Cursor): [string, string][] {
  return environment.entries().flatMap(([name, value]): [string, string][] => {
    const text = scalarText(value);
    return text === undefined ? [] : [[name, text]];
  });
}
