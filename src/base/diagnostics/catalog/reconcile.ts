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
  return inner === '' ? 'the form' : inner;
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
  'Settle it in an overlay, or order the documents in the configuration (precedence).';

/** Within one document no location takes precedence. */
const OWN = 'Correct the document, or settle it in an overlay.';

/** Returns the conflicting parties, in the plural. */
function parties({ isAcross }: Pick<Disagreement, 'isAcross'>): string {
  return isAcross ? 'documents' : 'places of one document';
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
    'Nothing to do: the other names stay as aliases. An overlay chooses another name (operationId).',
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
    (words) => `${parties(words)} state different parameters for ${words.key}: kept all of them`,
    'Nothing to do if all of them exist. Remove one that does not, in an overlay.',
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
      `${parties(words)} give ${spelled(words.field)} of ${words.key} types that exclude each other: kept the union`,
    ELECTED,
  ),
  'reconcile/unit': defineDisagreement(
    'error',
    ({ key, field, kept, isAcross }) =>
      `${parties({ isAcross })} give ${spelled(field.replace(/[ /]description$/, ''))} of ${key} in different units: kept "${kept}"`,
    'Callers read wrong values if the other document is right. State in an overlay which unit it is.',
  ),
  'reconcile/enum': defineDisagreement(
    'warning',
    (words) =>
      `${parties(words)} list different values for ${spelled(words.field)} of ${words.key}: kept all, and left the list open`,
    ELECTED,
  ),
  'reconcile/keyword': defineDisagreement(
    'warning',
    (words) => {
      const [, place, keyword] = /^(.*) (\S+)$/s.exec(words.field) ?? [];
      const what =
        place === undefined ? 'values for a keyword' : `${keyword} for ${spelled(place)}`;
      return `${parties(words)} state different ${what} of ${words.key}: kept ${words.kept}`;
    },
    ELECTED,
  ),
  'reconcile/difference': defineCode<Disagreement>(
    'hint',
    ({ isAcross, key, field, kept }) =>
      `${parties({ isAcross })} differ in ${factText(field)} of ${key === 'api' ? 'the API' : key}: kept ${kept}`,
    'Nothing to do: callers are not affected. An overlay or precedence chooses another value.',
  ),
  'reconcile/default': defineDisagreement(
    'warning',
    (words) =>
      `${parties(words)} give ${spelled(words.field)} of ${words.key} different defaults: dropped from code`,
    ELECTED,
  ),
  'reconcile/status': defineDisagreement(
    'warning',
    (words) =>
      `${parties(words)} state different statuses of success for ${words.key}: kept ${words.kept}`,
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
      `one document serializes ${spelled(field)} of ${key} in several ways, at addresses that differ only behind # or ?: kept ${kept}`,
    'No server tells these addresses apart. Serialize the parameter in one way in all of them.',
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
    'Each alternative that was kept is declared by a document. If that is wrong, declare the security in an overlay.',
  ),
  'reconcile/security-looser': defineCode<Disagreement>(
    'error',
    (words) =>
      `${parties(words)} disagree on who may call ${words.key}: kept the stricter, ${words.kept}`,
    'No document weakens the security of another. Declare the security in an overlay, or accept the stricter one (acceptedConflicts, with the id that restitch inspect shows).',
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
    'Nothing to do: each operation requires its own credential. For another name, declare the schemes in the configuration (securitySchemes).',
  ),
  'auth/hosts': defineCode<{ scheme: string; origins: string }>(
    'warning',
    ({ scheme, origins }) =>
      `documents on different hosts declare the security scheme ${scheme}: its credential is sent to ${origins}`,
    'Give the scheme another name in one of them, if each host has separate credentials.',
  ),
  'schema/name-clash': defineCode<Disagreement>(
    'hint',
    (words) =>
      `${parties(words)} mean different things by ${words.key}: kept both, one as ${words.kept}`,
    'Nothing to do: both types are generated. Choose another name with restitch generate --rename OLD=NEW.',
  ),
  'path/param-name': defineCode<Disagreement>(
    'hint',
    (words) =>
      `${parties(words)} name a path parameter of ${words.key} differently: kept ${words.kept}`,
    'Nothing breaks: a path parameter is matched by its position.',
  ),
  'path/slash-twins': defineCode<{ key: string }>(
    'warning',
    ({ key }) => `${key} is described both with and without a trailing slash: read as one endpoint`,
    'Remove one of the two spellings, if they mean the same.',
  ),
  'path/case-twin': defineCode<{ key: string; twin: string }>(
    'warning',
    ({ key, twin }) => `${key} and ${twin} differ only in case: kept as two endpoints`,
    'Correct the spelling in one of the documents, or remove one in an overlay.',
  ),
  'path/ambiguous': defineCode<{ key: string; twin: string }>(
    'info',
    ({ key, twin }) =>
      `a request can match both ${key} and ${twin}: the one with the earlier literal segment wins`,
    'Nothing to do, unless the service decides otherwise.',
  ),
  'path/base': defineCode<{ url: string }>(
    'info',
    ({ url }) =>
      `the addresses of this collection begin with ${url}, which a description declares as a server: read as that server`,
    'Nothing to do.',
  ),
  'path/other-host': defineCode<{ key: string; hosts: readonly string[] }>(
    'info',
    ({ key, hosts }) =>
      `${key} is at ${hosts.join(' and at ')}, of documents about several APIs: kept as ${hosts.length} operations`,
    'Nothing to do if they differ. If it is one API, declare its servers in the configuration (servers).',
  ),
  'path/prefix-twin': defineCode<{ key: string; twin: string }>(
    'hint',
    ({ key, twin }) => `${key} may be ${twin} under another prefix: both are kept`,
    'Correct the path in one of the documents, if they are one.',
  ),
  'collection/literal-id': defineCode<{ key: string; into: string }>(
    'warning',
    ({ key, into }) => `${key} looks like an example of ${into}: merged into it`,
    'Write the value as a path variable (:id) in the collection.',
  ),
  'server/inferred': defineCode<{ url: string; count: number }>(
    'info',
    ({ url, count }) =>
      `the server ${url} is used for ${count === 1 ? 'one endpoint whose document names' : `${count} endpoints whose documents name`} none`,
    'Declare the server in the configuration (servers) or in an overlay.',
  ),
  'server/merged': defineCode<{ called: string; others: readonly string[]; count: number }>(
    'warning',
    ({ called, others, count }) =>
      `documents of one API put ${count === 1 ? 'an operation' : `${count} operations`} on ${called} and on ${others.join(', ')}: calls go to ${called}`,
    'If these are two APIs, give their documents different titles (info.title). If it is one, pass baseUrl to reach another host.',
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
    'Nothing to do. You can remove the document from the inputs.',
  ),
  'name/collision': defineCode<{ name: string; count: number }>(
    'warning',
    ({ name, count }) => `${count} endpoints have the same name ${name}: each got a longer one`,
    'Give them distinct names in an overlay.',
  ),
  'name/header': defineCode<{ name: string }>(
    'error',
    ({ name }) => `${quotedName(name)} is not a valid header name: omitted`,
    'Correct the name: letters, digits and hyphens, without blanks.',
  ),
  'name/drift': defineCode<{ key: string; locked: string; now: string }>(
    'hint',
    ({ key, locked, now }) => `${key} would now be named ${now}; the lock keeps ${locked}`,
    'Nothing breaks. To take the new name: restitch generate --rename OLD=NEW.',
  ),
  'name/id-changed': defineCode<{ was: string; id: string; locked: string; now: string }>(
    'info',
    ({ was, id, locked, now }) =>
      `${was} is called ${id} now; the lock keeps ${locked}: restitch generate --rename ${locked}=${now} takes it over`,
    'Nothing breaks until you do; callers of the old name then have to change.',
  ),
} as const;
