/** Codes of reconciling, naming and overlays. */
import { defineCode, type CodeDefinition, type Severity } from '../code.js';
import { quotedName } from '../message.js';

/** The parameters of messages about a conflict. */
export interface Disagreement {
  readonly key: string;
  readonly field: string;
  readonly kept: string;
  /** True if several documents conflict; otherwise it is within one document. */
  readonly isAcross: boolean;
}

/** Describes `parameters/query/limit/type`: the query parameter limit. */
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

/** Describes the fact in conflict: description of the query parameter limit. */
function factText(field: string): string {
  const [, place, name, fact] = /^parameters\/([a-z]+)\/(.+)[/ ]([^/ ]+)$/s.exec(field) ?? [];
  return place === undefined ? spelled(field.trim()) : `${fact} of the ${place} parameter ${name}`;
}

/** Splits at the last `mark`, and turns the text after it into the start of a phrase. */
function split(text: string, mark: string): [before: string, inside: string] {
  const at = text.lastIndexOf(mark);
  if (at < 0) return [text, ''];
  const inside = text.slice(at + mark.length).replace(/^\./, '');
  return [text.slice(0, at), inside === '' ? '' : `${inside} of `];
}

const ELECTED =
  'Run restitch settle to choose a value, or set precedence in the configuration to prefer a document.';

/** The help for conflicts within one document, where no location takes precedence. */
const OWN = 'Correct the document, or run restitch settle to choose a value.';

/** Returns the conflicting parties, in the plural. */
function parties({ isAcross }: Pick<Disagreement, 'isAcross'>): string {
  return isAcross ? 'documents' : 'parts of one document';
}

/** Defines a code for conflicts that an overlay can resolve. */
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
    (words) => `${parties(words)} name ${words.key} differently: kept ${words.kept}`,
    'Nothing to do: the other names stay as aliases. To choose another name, set operationId in an overlay.',
  ),
  'reconcile/summary': defineDisagreement(
    'warning',
    (words) => `${parties(words)} summarise ${words.key} differently: kept "${words.kept}"`,
    ELECTED,
  ),
  'reconcile/description': defineDisagreement(
    'warning',
    (words) => `${parties(words)} describe ${words.key} differently: kept "${words.kept}"`,
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
      `${parties(words)} disagree on whether ${spelled(words.field)} of ${words.key} is required: kept as optional`,
    ELECTED,
  ),
  'reconcile/type': defineDisagreement(
    'warning',
    (words) =>
      `${parties(words)} declare incompatible types for ${spelled(words.field)} of ${words.key}: kept the union`,
    ELECTED,
  ),
  'reconcile/unit': defineDisagreement(
    'error',
    ({ key, field, kept, isAcross }) =>
      `${parties({ isAcross })} declare different units for ${spelled(field.replace(/[ /]description$/, ''))} of ${key}: kept "${kept}"`,
    'If the other document is right, callers read wrong values. Run restitch settle, or declare the unit in an overlay.',
  ),
  'reconcile/enum': defineDisagreement(
    'warning',
    (words) =>
      `${parties(words)} list different values for ${spelled(words.field)} of ${words.key}: kept all, and other values are allowed too`,
    ELECTED,
  ),
  'reconcile/keyword': defineDisagreement(
    'warning',
    (words) => {
      const [, place, keyword] = /^(.*) (\S+)$/s.exec(words.field) ?? [];
      const what =
        place === undefined ? 'values for a keyword' : `${keyword} for ${spelled(place)}`;
      return `${parties(words)} declare different ${what} of ${words.key}: kept ${words.kept}`;
    },
    ELECTED,
  ),
  'reconcile/difference': defineCode<Disagreement>(
    'hint',
    ({ isAcross, key, field, kept }) =>
      `${parties({ isAcross })} differ in ${factText(field)} of ${key === 'api' ? 'the API' : key}: kept ${kept}`,
    'Nothing to do: callers are not affected. To choose another value, use an overlay or precedence.',
  ),
  'reconcile/default': defineDisagreement(
    'warning',
    (words) =>
      `${parties(words)} declare different defaults for ${spelled(words.field)} of ${words.key}: the generated code has none`,
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
      `${parties(words)} serialize ${spelled(words.field)} of ${words.key} differently: kept ${words.kept}`,
    ELECTED,
  ),
  'reconcile/variant-style': defineCode<Disagreement>(
    'warning',
    ({ key, field, kept }) =>
      `one document serializes ${spelled(field)} of ${key} in several ways, in paths that differ only after # or ?: kept ${kept}`,
    'A server cannot distinguish these paths. Serialize the parameter in the same way in all of them.',
  ),
  'reconcile/deprecated': defineDisagreement(
    'warning',
    (words) => {
      const place = words.field.replace(/\/?deprecated$/, '');
      const what = place === '' ? words.key : `${spelled(place)} of ${words.key}`;
      return `${parties(words)} disagree on whether ${what} is deprecated: kept as deprecated`;
    },
    ELECTED,
  ),
  'reconcile/security': defineCode<Disagreement>(
    'warning',
    (words) =>
      `${parties(words)} require different authentication for ${words.key}: kept ${words.kept}`,
    'Nothing to do if callers may use any of these. Otherwise declare the security in an overlay.',
  ),
  'reconcile/security-looser': defineCode<Disagreement>(
    'error',
    (words) =>
      `${parties(words)} disagree on who may call ${words.key}: kept the stricter, ${words.kept}`,
    'Run restitch settle to accept the stricter one, or declare the security in an overlay.',
  ),
  'reconcile/scheme': defineDisagreement(
    'warning',
    (words) => `${parties(words)} define ${words.key} differently: kept both, one as ${words.kept}`,
    ELECTED,
  ),
  'auth/name-clash': defineCode<Disagreement>(
    'hint',
    (words) =>
      `${parties(words)} of different hosts define ${words.key} differently: kept both, one as ${words.kept}`,
    'Nothing to do: each operation requires its own credential. To choose other names, declare securitySchemes in the configuration.',
  ),
  'auth/hosts': defineCode<{ scheme: string; origins: string }>(
    'warning',
    ({ scheme, origins }) =>
      `documents on different hosts declare the security scheme ${scheme}: its credential is sent to ${origins}`,
    'If each host has separate credentials, rename the scheme in one of the documents.',
  ),
  'schema/name-clash': defineCode<Disagreement>(
    'hint',
    (words) =>
      `${parties(words)} use the name ${words.key} for different schemas: kept both, one as ${words.kept}`,
    'Nothing to do: both types are generated. Choose another name with restitch generate --rename OLD=NEW.',
  ),
  'path/param-name': defineCode<Disagreement>(
    'hint',
    (words) =>
      `${parties(words)} name a path parameter of ${words.key} differently: kept ${words.kept}`,
    'Nothing to do: requests contain only the value of a path parameter, not its name.',
  ),
  'path/slash-twins': defineCode<{ key: string }>(
    'warning',
    ({ key }) => `${key} is described both with and without a trailing slash: read as one endpoint`,
    'If both are the same operation, remove one of the two spellings.',
  ),
  'path/case-twin': defineCode<{ key: string; twin: string }>(
    'warning',
    ({ key, twin }) => `${key} and ${twin} differ only in case: kept as two endpoints`,
    'Correct the spelling in one of the documents, or remove one in an overlay.',
  ),
  'path/ambiguous': defineCode<{ key: string; twin: string }>(
    'info',
    ({ key, twin }) =>
      `a request can match both ${key} and ${twin}: the server calls the one with the earlier literal segment`,
    'Nothing to do, unless your service decides in another way.',
  ),
  'path/base': defineCode<{ url: string }>(
    'info',
    ({ url }) =>
      `the URLs of this collection begin with ${url}, which another document declares as a server: read as that server`,
    'Nothing to do.',
  ),
  'path/other-host': defineCode<{ key: string; hosts: readonly string[] }>(
    'info',
    ({ key, hosts }) =>
      `documents of different APIs declare ${key}, on ${hosts.join(' and on ')}: kept as ${hosts.length} operations`,
    'Nothing to do if these are different operations. If it is one API, declare its servers in the configuration (servers).',
  ),
  'path/prefix-twin': defineCode<{ key: string; twin: string }>(
    'hint',
    ({ key, twin }) => `${key} may be the same as ${twin}, with another prefix: both are kept`,
    'If they are the same operation, correct the path in one of the documents.',
  ),
  'collection/literal-id': defineCode<{ key: string; into: string }>(
    'warning',
    ({ key, into }) => `${key} looks like a request of ${into} with a sample value: merged with it`,
    'Write the value as a path variable (:id) in the collection.',
  ),
  'server/inferred': defineCode<{ url: string; count: number }>(
    'info',
    ({ url, count }) =>
      `no server is declared for ${count === 1 ? 'one endpoint' : `${count} endpoints`}: calls go to ${url}`,
    'Declare the server in the configuration (servers) or in an overlay.',
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
    'Declare the server in the configuration (servers) or in an overlay.',
  ),
  'document/adds-nothing': defineCode<{ other: string }>(
    'info',
    ({ other }) => `everything in this document is also in ${other}`,
    'Nothing to do. You can remove this document from the inputs.',
  ),
  'name/collision': defineCode<{ name: string; count: number }>(
    'warning',
    ({ name, count }) => `${count} endpoints have the name ${name}: each gets a longer name`,
    'To choose the names, set operationId in an overlay.',
  ),
  'name/header': defineCode<{ name: string }>(
    'error',
    ({ name }) => `${quotedName(name)} is not a valid header name: omitted`,
    'Correct the name: use letters, digits and hyphens, and no spaces.',
  ),
  'name/drift': defineCode<{ key: string; locked: string; now: string }>(
    'hint',
    ({ key, locked, now }) => `${key} would now be named ${now}; the lock file keeps ${locked}`,
    'Nothing to do. To use the new name, run restitch generate --rename OLD=NEW.',
  ),
  'name/id-changed': defineCode<{ was: string; id: string; locked: string; now: string }>(
    'info',
    ({ was, id, locked, now }) =>
      `the operationId ${was} is now ${id}; the lock file keeps the name ${locked}: to change it, run restitch generate --rename ${locked}=${now}`,
    'Nothing to do. If you rename it, change the callers too.',
  ),
} as const;
