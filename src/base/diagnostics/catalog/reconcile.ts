/** Diagnostic codes of merging, naming and overlays. */
import { defineCode, type CodeDefinition, type Severity } from '../code.js';
import { quotedName } from '../message.js';

/** The parameters of messages about a conflict between declared values. */
export interface Disagreement {
  readonly key: string;
  readonly field: string;
  readonly kept: string;
  /** True for a conflict between several documents; false for a conflict within one document. */
  readonly isAcross: boolean;
}

/** Describes an entity in a message: `GET /pets`, `the schema Pet`, `the security scheme key`, `the API`. */
function entityText(key: string): string {
  if (key === 'api') return 'the API';
  return key.replace(/^schema /, 'the schema ').replace(/^scheme /, 'the security scheme ');
}

/** Describes a field in words: `the query parameter limit` for `parameters/query/limit/type`. */
function spelled(place: string): string {
  const field = place.replace(/ (?:default|required|enum)$/, '');
  const parameter = /^parameters\/([a-z]+)\/(.+?)(?:\/(?:required|style|description))?$/s.exec(
    field,
  );
  if (parameter?.[1] !== undefined) {
    const [, place, rest = ''] = parameter;
    const [name, inside] = split(rest, '/type');
    return `${inside}the ${place} parameter ${name}`;
  }
  if (field === 'body/required') return 'the body';
  const response = /^responses\/([^/]+)\/(.+)$/s.exec(field);
  if (response) return `${response[2]} of the response ${response[1]}`;
  const body = /^body\/(.+)$/s.exec(field);
  if (body) return `${body[1]} of the body`;
  const inner = field.replace(/^\./, '');
  return inner === '' ? 'the type' : inner;
}

/** Describes the field on which the documents conflict: `description of the query parameter limit`. */
function fieldText(field: string): string {
  const [, place, name, detail] = /^parameters\/([a-z]+)\/(.+)[/ ]([^/ ]+)$/s.exec(field) ?? [];
  return place === undefined
    ? spelled(field.trim())
    : `${detail} of the ${place} parameter ${name}`;
}

/** Quotes a text that consists of several words. */
function valueText(value: string): string {
  return /^[\w'].* /.test(value) ? quotedName(value) : value;
}

/** Splits a text at the last `mark`. The second part becomes the start of a phrase, such as `items of `. */
function split(text: string, mark: string): [before: string, inside: string] {
  const at = text.lastIndexOf(mark);
  if (at < 0) return [text, ''];
  const inside = text.slice(at + mark.length).replace(/^\./, '');
  return [text.slice(0, at), inside === '' ? '' : `${inside} of `];
}

const ELECTED =
  'Run restitch settle to choose a value, or set "precedence" in the configuration to prefer a document.';

/** The help text for conflicts within one document, because `precedence` only applies to several documents. */
const OWN = 'Correct the document, or run restitch settle to choose a value.';

/** Returns the noun for the conflicting sources, in the plural. */
function parties({ isAcross }: Pick<Disagreement, 'isAcross'>): string {
  return isAcross ? 'documents' : 'two parts of one document';
}

/** Defines a diagnostic code for conflicts that an overlay can resolve. */
function defineDisagreement(
  severity: Severity,
  message: (words: Disagreement) => string,
  help: string,
): CodeDefinition<Disagreement> {
  const helpFor = ({ isAcross }: Disagreement): string => (isAcross ? help : OWN);
  return defineCode(severity, message, help, { helpFor });
}

export const RECONCILE_CODES = {
  'reconcile/operation-id': defineCode<Disagreement>(
    'hint',
    (words) => `${parties(words)} give ${words.key} different operationIds: kept ${words.kept}`,
    'Nothing to do: the other names can still be used, as aliases. To choose another name, set operationId in an overlay.',
  ),
  'reconcile/summary': defineDisagreement(
    'warning',
    (words) =>
      `${parties(words)} declare different summaries of ${words.key}: kept "${words.kept}"`,
    ELECTED,
  ),
  'reconcile/description': defineDisagreement(
    'warning',
    (words) =>
      `${parties(words)} declare different descriptions of ${entityText(words.key)}: kept "${words.kept}"`,
    ELECTED,
  ),
  'reconcile/parameters': defineDisagreement(
    'hint',
    (words) => `${parties(words)} declare different parameters for ${words.key}: kept all of them`,
    'Nothing to do if all of them exist. Otherwise remove the wrong ones in an overlay.',
  ),
  'reconcile/required': defineDisagreement(
    'warning',
    (words) =>
      `${parties(words)} disagree on whether ${spelled(words.field)} of ${entityText(words.key)} is required: kept as optional`,
    ELECTED,
  ),
  'reconcile/type': defineDisagreement(
    'warning',
    (words) =>
      `${parties(words)} declare incompatible types for ${spelled(words.field)} of ${entityText(words.key)}: values of all these types are allowed`,
    ELECTED,
  ),
  'reconcile/unit': defineDisagreement(
    'error',
    ({ key, field, kept, isAcross }) =>
      `${parties({ isAcross })} declare different units for ${spelled(field.replace(/[ /]description$/, ''))} of ${entityText(key)}: kept "${kept}"`,
    'If the other document is right, callers read wrong values. Run restitch settle, or declare the unit in an overlay.',
  ),
  'reconcile/enum': defineDisagreement(
    'warning',
    (words) =>
      `${parties(words)} list different values for ${spelled(words.field)} of ${entityText(words.key)}: all of them are allowed, and other values too`,
    ELECTED,
  ),
  'reconcile/keyword': defineDisagreement(
    'warning',
    (words) => {
      const [, place, keyword] = /^(.*) (\S+)$/s.exec(words.field) ?? [];
      const what =
        place === undefined
          ? 'values for a keyword'
          : `values of "${keyword}" for ${spelled(place)}`;
      return `${parties(words)} declare different ${what} of ${entityText(words.key)}: kept ${words.kept}`;
    },
    ELECTED,
  ),
  'reconcile/difference': defineCode<Disagreement>(
    'hint',
    ({ isAcross, key, field, kept }) =>
      `${parties({ isAcross })} declare different values for ${fieldText(field)} of ${entityText(key)}: kept ${valueText(kept)}`,
    'Nothing to do: callers are not affected. To choose another value, write an overlay, or set "precedence" in the configuration.',
  ),
  'reconcile/default': defineDisagreement(
    'warning',
    (words) =>
      `${parties(words)} declare different defaults for ${spelled(words.field)} of ${entityText(words.key)}: no default is used`,
    ELECTED,
  ),
  'reconcile/status': defineDisagreement(
    'warning',
    (words) =>
      `${parties(words)} declare different success statuses for ${words.key}: kept ${words.kept}`,
    ELECTED,
  ),
  'reconcile/style': defineDisagreement(
    'error',
    (words) =>
      `${parties(words)} declare different serializations (style, explode) of ${spelled(words.field)} of ${entityText(words.key)}: kept ${words.kept}`,
    ELECTED,
  ),
  'reconcile/variant-style': defineCode<Disagreement>(
    'warning',
    ({ key, field, kept }) =>
      `one document declares several serializations (style, explode) of ${spelled(field)} of ${key}, in paths that differ only after # or ?: kept ${kept}`,
    'A server cannot distinguish these paths. Declare the parameter in the same way in all of them.',
  ),
  'reconcile/deprecated': defineDisagreement(
    'warning',
    (words) => {
      const place = words.field.replace(/\/?deprecated$/, '');
      const what =
        place === '' ? entityText(words.key) : `${spelled(place)} of ${entityText(words.key)}`;
      return `${parties(words)} disagree on whether ${what} is deprecated: kept as deprecated`;
    },
    ELECTED,
  ),
  'reconcile/security': defineCode<Disagreement>(
    'warning',
    (words) =>
      `${parties(words)} require different authentication for ${words.key}: kept the security schemes ${words.kept}`,
    'Nothing to do if this is right. Otherwise declare "security" of the operation in an overlay.',
  ),
  'reconcile/security-looser': defineCode<Disagreement>(
    'error',
    (words) =>
      `${parties(words)} disagree on whether ${words.key} requires authentication: kept the stricter requirement, ${words.kept}`,
    'Run restitch settle to accept it, or declare "security" of the operation in an overlay.',
  ),
  'reconcile/scheme': defineDisagreement(
    'warning',
    (words) =>
      `${parties(words)} define ${entityText(words.key)} differently: kept both, one under the name ${words.kept}`,
    ELECTED,
  ),
  'auth/name-clash': defineCode<Disagreement>(
    'hint',
    (words) =>
      `${parties(words)} of different hosts define ${entityText(words.key)} differently: kept both, one under the name ${words.kept}`,
    'Nothing to do: pass a credential for each of the two names. To choose the names, declare securitySchemes in the configuration.',
  ),
  'auth/hosts': defineCode<{ scheme: string; origins: string }>(
    'warning',
    ({ scheme, origins }) =>
      `documents of different hosts declare the security scheme ${scheme}: the same credential is sent to ${origins}`,
    'If each host needs a different credential, rename the scheme in one of the documents.',
  ),
  'schema/name-clash': defineCode<Disagreement>(
    'hint',
    (words) =>
      `${parties(words)} use the name ${words.key.replace(/^schema /, '')} for different schemas: kept both, one under the name ${words.kept}`,
    'Nothing to do: both types are generated. To choose another name, run restitch generate --rename OLD=NEW.',
  ),
  'path/param-name': defineCode<Disagreement>(
    'hint',
    (words) =>
      `${parties(words)} give a path parameter of ${words.key} different names: kept ${words.kept}`,
    'Nothing to do: requests contain only the value of a path parameter, not its name.',
  ),
  'path/slash-twins': defineCode<{ key: string }>(
    'warning',
    ({ key }) =>
      `${key} is declared both with and without a trailing slash: merged into one endpoint`,
    'Remove one of the two from the documents.',
  ),
  'path/case-twin': defineCode<{ key: string; twin: string }>(
    'warning',
    ({ key, twin }) =>
      `${key} and ${twin} differ only in upper and lower case: kept as two endpoints`,
    'If they are the same operation, correct the spelling in one of the documents, or remove one of them in an overlay.',
  ),
  'path/ambiguous': defineCode<{ key: string; twin: string }>(
    'info',
    ({ key, twin }) =>
      `a request can match both ${key} and ${twin}: the generated server calls the one whose fixed text comes first`,
    'Nothing to do, unless your API chooses the other one.',
  ),
  'path/base': defineCode<{ url: string }>(
    'info',
    ({ url }) =>
      `the URLs of this collection begin with ${url}, a server of another document: this part is read as the server, not as the path`,
    'Nothing to do.',
  ),
  'path/other-host': defineCode<{ key: string; hosts: readonly string[] }>(
    'info',
    ({ key, hosts }) =>
      `documents of different APIs declare ${key}, on ${hosts.join(' and on ')}: kept as ${hosts.length} separate operations`,
    'Nothing to do if this is right. If the documents describe one API, declare its servers in the configuration ("servers").',
  ),
  'path/prefix-twin': defineCode<{ key: string; twin: string }>(
    'hint',
    ({ key, twin }) =>
      `${key} may be the same operation as ${twin}, with another prefix: both are kept`,
    'If they are the same, correct the path in one of the documents. Otherwise there is nothing to do.',
  ),
  'collection/literal-id': defineCode<{ key: string; into: string }>(
    'warning',
    ({ key, into }) =>
      `${key} seems to be ${into} with a sample value in the path: merged into that endpoint`,
    'Nothing to do if this is right: write the sample value as a path variable (:id) in the collection to make it clear.',
  ),
  'server/inferred': defineCode<{ url: string; count: number }>(
    'info',
    ({ url, count }) =>
      `no server is declared for ${count === 1 ? 'one endpoint' : `${count} endpoints`}: calls go to ${url}`,
    'Declare the server in the configuration ("servers") or in an overlay.',
  ),
  'server/merged': defineCode<{ called: string; others: readonly string[]; count: number }>(
    'warning',
    ({ called, others, count }) =>
      `documents of one API declare different servers for ${count === 1 ? 'an operation' : `${count} operations`} (${called}, ${others.join(', ')}): calls go to ${called}`,
    'If these are several APIs, give their documents different titles (info.title). If it is one, pass baseUrl to call another server.',
  ),
  'server/unknown': defineCode<{ count: number }>(
    'warning',
    ({ count }) =>
      `no document declares a server for ${count === 1 ? 'one endpoint' : `${count} endpoints`}: the generated client requires a base URL`,
    'Declare the server in the configuration ("servers") or in an overlay.',
  ),
  'document/adds-nothing': defineCode<{ other: string }>(
    'info',
    ({ other }) => `this document adds nothing: all of it is also in ${other}`,
    'Nothing to do. You can remove this document from the inputs.',
  ),
  'name/collision': defineCode<{ name: string; count: number; given: readonly string[] }>(
    'warning',
    ({ name, count, given }) =>
      `${count} endpoints would have the same name, ${name}: named ${given.slice(0, 4).join(', ')}${given.length > 4 ? ', …' : ''} instead`,
    'To choose other names, set operationId in an overlay.',
  ),
  'name/header': defineCode<{ name: string }>(
    'error',
    ({ name }) => `${quotedName(name)} is not a valid name of a header: omitted`,
    'Correct the name: use letters, digits and hyphens, and no spaces.',
  ),
  'name/drift': defineCode<{ key: string; locked: string; now: string }>(
    'hint',
    ({ key, locked, now }) =>
      `${key} would now be named ${now}, but the lock file keeps its earlier name ${locked}`,
    'Nothing to do. To use the new name, run restitch generate --rename OLD=NEW.',
  ),
  'name/id-changed': defineCode<{ was: string; id: string; locked: string; now: string }>(
    'info',
    ({ was, id, locked, now }) =>
      `the operationId ${was} is now ${id}; the lock file keeps the name ${locked}: to change it, run restitch generate --rename ${locked}=${now}`,
    'Nothing to do. If you rename it, change the callers too.',
  ),
} as const;
