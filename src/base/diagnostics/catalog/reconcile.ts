/** Diagnostic codes of merging, naming and overlays. */
import { defineCode, type CodeDefinition, type Severity } from '../code.js';
import { unquoted, sentence, type Unquoted } from '../message.js';
import { quotedName } from '../../foundation/text/quoted.js';

/** The parameters of messages about a conflict between declared values. */
export interface Disagreement {
  readonly key: string;
  /** The part of the entity, as a phrase; empty for the entity itself. */
  readonly part: string;
  /** The keyword or the field of the part; empty for a type. */
  readonly keyword: string;
  readonly kept: string;
  /** True for a conflict between several documents; false for a conflict within one document. */
  readonly isAcross: boolean;
  /** The documents in conflict. The document of the kept value comes first. */
  readonly documents: readonly string[];
}

/** Returns the words for an entity: `"GET /pets"`, `the schema "Pet"`, `the security scheme "key"`, `the API`. */
function entityText(key: string): Unquoted {
  if (key === 'api') return unquoted('the API');
  const [, kind, name] = /^(schema|scheme|tag) (.+)$/s.exec(key) ?? [];
  if (kind === undefined || name === undefined) return unquoted(quotedName(key));
  return unquoted(`the ${kind === 'scheme' ? 'security scheme' : kind} ${quotedName(name)}`);
}

/** Returns the name of a security scheme without the prefix of its entity: `key` for `scheme key`. */
function schemeName(key: string): string {
  return key.replace(/^scheme /, '');
}

/** Returns the words for a part of an entity: `the property "count" of the schema "Status"`. */
function partOf({ key, part }: Disagreement): Unquoted {
  return unquoted(`${part === '' ? 'the type' : part} of ${entityText(key).text}`);
}

/** Returns the words for the field on which documents conflict: `the "description" of the query parameter "limit"`. */
function fieldText({ part, keyword }: Disagreement): string {
  if (keyword === '') return part === '' ? 'the type' : part;
  const name = `the ${quotedName(keyword)}`;
  return part === '' ? name : `${name} of ${part}`;
}

/**
 * Returns the end of a message that tells which of the conflicting values is used. A value is quoted, but not a phrase
 * such as `all of them`.
 */
function keptText(kept: string): Unquoted {
  if (kept === 'none of them') return unquoted('no value is used');
  return unquoted(`kept ${/^(?:none|all) of them/.test(kept) ? kept : quotedName(kept)}`);
}

const ONLY_OLDER =
  'Nothing to do if the service still has them. Otherwise remove this document from the inputs.';
const ELECTED =
  'Run restitch settle to choose a value, or set "precedence" in the configuration to prefer a document.';
const IF_RIGHT = 'Nothing to do if this is right. Otherwise run';

/**
 * The help text for conflicts within one document. It does not mention `precedence`, because that only applies to
 * several documents.
 */
const OWN =
  'Run restitch settle to choose a value, or correct the document, so that it declares only one.';

/**
 * Returns the subject and the verb of a message about conflicting values: `documents declare` or `this document
 * declares`.
 */
function subject({ isAcross }: Pick<Disagreement, 'isAcross'>, verb: string): Unquoted {
  return unquoted(isAcross ? `documents ${verb}` : `this document ${verb}s`);
}

/** Returns the start of a message about a fact (such as `required`) that is both declared and denied. */
function doubt({ isAcross }: Disagreement): Unquoted {
  return unquoted(isAcross ? 'documents disagree on' : 'this document contradicts itself on');
}

/** Names the documents of a conflict: `"a.yaml" and "b.yaml"`. */
function documentsText(documents: readonly string[]): Unquoted {
  const names = documents.map(quotedName);
  const last = names.pop() ?? '';
  return unquoted(names.length === 0 ? last : `${names.join(', ')} and ${last}`);
}

/** Returns the end of a message about two definitions with the same name. */
function renamedText({ documents: [first = ''], kept, isAcross }: Disagreement): Unquoted {
  const which = isAcross ? `the one from ${quotedName(first)}` : 'the second one';
  return unquoted(`both are kept, and ${which} is named ${quotedName(kept)}`);
}

/** Defines a diagnostic code for conflicts that an overlay can resolve. */
function defineDisagreement(
  severity: Severity,
  message: (words: Disagreement) => string,
  help: string,
): CodeDefinition<Disagreement> {
  const advice = (text: string): string =>
    severity === 'error' ? text : text.replace(/^Run/, IF_RIGHT);
  const helpFor = ({ isAcross }: Disagreement): string => advice(isAcross ? help : OWN);
  return defineCode(severity, message, advice(help), { helpFor });
}

export const RECONCILE_CODES = {
  'account/lost': defineCode<{ kind: string; fact: string; path: string }>(
    'error',
    ({ fact, path }) =>
      sentence`the merged API does not contain ${fact}, which this document declares for ${path === '' ? unquoted('the API') : path}`,
    'This is a mistake in restitch. Report it with the description, or set the severity of account/lost to "warning" to generate without the fact.',
    { cause: ({ kind }) => kind },
  ),
  'reconcile/operation-id': defineCode<Disagreement>(
    'hint',
    (words) =>
      sentence`${subject(words, 'give')} ${entityText(words.key)} different operationIds: kept ${words.kept}`,
    'Nothing to do: the other names can still be used, as aliases. To choose another name, set operationId in an overlay.',
  ),
  'reconcile/summary': defineDisagreement(
    'warning',
    (words) =>
      sentence`${subject(words, 'declare')} different summaries of ${entityText(words.key)}: kept ${words.kept}`,
    ELECTED,
  ),
  'reconcile/description': defineDisagreement(
    'warning',
    (words) =>
      sentence`${subject(words, 'declare')} different descriptions of ${entityText(words.key)}: kept ${words.kept}`,
    ELECTED,
  ),
  'reconcile/parameters': defineDisagreement(
    'hint',
    (words) =>
      sentence`${subject(words, 'declare')} different parameters for ${entityText(words.key)}: kept all of them`,
    'Nothing to do if all of them exist. Otherwise remove the wrong ones in an overlay.',
  ),
  'reconcile/required': defineDisagreement(
    'warning',
    (words) => sentence`${doubt(words)} whether ${partOf(words)} is required: kept as optional`,
    ELECTED,
  ),
  'reconcile/type': defineDisagreement(
    'warning',
    (words) =>
      sentence`${subject(words, 'declare')} incompatible types for ${partOf(words)}: values of all these types are allowed`,
    ELECTED,
  ),
  'reconcile/unit': defineDisagreement(
    'error',
    (words) =>
      sentence`${subject(words, 'describe')} different units for ${partOf(words)}: kept the description ${words.kept}`,
    'Find out which unit is right: with the wrong one, callers and the API misread values. Then run restitch settle to choose its description, or declare the unit in an overlay.',
  ),
  'reconcile/unsound': defineCode<{
    fault: 'refused' | 'invented';
    place: string;
    value: string;
  }>(
    'error',
    ({ fault, place, value }) =>
      fault === 'refused'
        ? sentence`the merged API refuses a value that every document accepts, at ${place}: ${unquoted(value)}`
        : sentence`the merged API accepts a value that no document accepts, at ${place}: ${unquoted(value)}`,
    'Report this bug with the smallest descriptions that cause it. Until it is corrected, decide the differences between the documents at this place, with restitch settle or precedence, or replace the schema in an overlay.',
  ),
  'reconcile/enum': defineDisagreement(
    'warning',
    (words) =>
      sentence`${subject(words, 'list')} different enum values for ${partOf(words)}: all of them are allowed, and other values too`,
    ELECTED,
  ),
  'reconcile/keyword': defineDisagreement(
    'warning',
    (words) => {
      const kept = keptText(words.kept);
      return words.keyword === ''
        ? sentence`${subject(words, 'declare')} different values of a keyword for ${entityText(words.key)}: ${kept}`
        : sentence`${subject(words, 'declare')} different values of the keyword ${words.keyword} for ${partOf(words)}: ${kept}`;
    },
    ELECTED,
  ),
  'reconcile/difference': defineCode<Disagreement>(
    'hint',
    (words) =>
      sentence`${subject(words, 'declare')} different values for ${unquoted(fieldText(words))} of ${entityText(words.key)}: ${keptText(words.kept)}`,
    'Nothing to do: callers are not affected. To choose another value, write an overlay, or set "precedence" in the configuration.',
  ),
  'reconcile/default': defineDisagreement(
    'warning',
    (words) =>
      sentence`${subject(words, 'declare')} different defaults for ${partOf(words)}: no default is used`,
    ELECTED,
  ),
  'reconcile/status': defineDisagreement(
    'warning',
    (words) =>
      sentence`${subject(words, 'declare')} different success statuses for ${entityText(words.key)}: kept ${words.kept}`,
    ELECTED,
  ),
  'reconcile/style': defineDisagreement(
    'error',
    (words) =>
      sentence`${subject(words, 'declare')} different serializations ("style" and "explode") of ${partOf(words)}: kept ${words.kept}`,
    ELECTED,
  ),
  'reconcile/variant-style': defineCode<Disagreement>(
    'warning',
    (words) =>
      sentence`this document declares ${partOf(words)} twice, with different values of "style" and "explode": kept ${words.kept}`,
    'Declare the same values for each path that is equal up to its # or ?. Such paths are one operation, because requests to them look alike.',
  ),
  'reconcile/deprecated': defineDisagreement(
    'warning',
    (words) => {
      const what = words.part === '' ? entityText(words.key) : partOf(words);
      return sentence`${doubt(words)} whether ${what} is deprecated: kept as deprecated`;
    },
    ELECTED,
  ),
  'reconcile/security': defineCode<Disagreement>(
    'warning',
    (words) => {
      const kept =
        words.kept === 'none'
          ? unquoted('clients send no credentials')
          : unquoted(`kept ${quotedName(words.kept)}`);
      return words.isAcross
        ? sentence`documents declare different "security" for ${entityText(words.key)}: ${kept}`
        : sentence`this document describes ${entityText(words.key)} twice, with different "security": ${kept}`;
    },
    'Nothing to do if this is right. Otherwise set "security" for this operation in an overlay.',
    {
      helpFor: ({ kept }) =>
        sentence`Nothing to do if ${kept === 'none' ? unquoted('the operation needs no credentials') : kept}${unquoted(kept === 'none' ? '' : ' is right')}. Otherwise set "security" for this operation in an overlay.`,
    },
  ),
  'reconcile/security-looser': defineCode<Disagreement>(
    'error',
    (words) =>
      sentence`${doubt(words)} whether ${entityText(words.key)} requires authentication: kept the stricter requirement, ${words.kept}`,
    'Run restitch settle to accept the stricter requirement, or set "security" for this operation in an overlay.',
  ),
  'reconcile/scheme': defineCode<Disagreement>(
    'warning',
    (words) =>
      sentence`${documentsText(words.documents)} define ${entityText(words.key)} differently: ${renamedText(words)}`,
    'Nothing to do if these are two security schemes: pass a credential for each. Otherwise correct the wrong definition, in its document or in an overlay.',
    {
      helpFor: ({ key, kept }) =>
        sentence`Nothing to do if these are two security schemes: pass a credential for ${schemeName(key)} and one for ${kept} when you create the client. Otherwise correct the wrong definition, in its document or in an overlay.`,
    },
  ),
  'reconcile/authorization': defineCode<Disagreement>(
    'info',
    (words) =>
      sentence`${documentsText(words.documents)} define ${entityText(words.key)} differently, but both use the header "Authorization": kept ${words.kept}`,
    'Nothing to do if this is right. Otherwise declare the scheme in "securitySchemes" of the configuration.',
    {
      helpFor: ({ key, kept }) =>
        sentence`Nothing to do if ${kept} is right for ${schemeName(key)}. Otherwise declare the scheme in "securitySchemes" of the configuration.`,
    },
  ),
  'auth/name-clash': defineCode<Disagreement>(
    'hint',
    (words) =>
      sentence`${documentsText(words.documents)} describe different hosts and define ${entityText(words.key)} differently: ${renamedText(words)}`,
    'Nothing to correct. When you create the client, pass a credential for each of the two names.',
    {
      helpFor: ({ key, kept }) =>
        sentence`Nothing to correct. When you create the client, pass a credential for ${schemeName(key)} and one for ${kept}.`,
    },
  ),
  'auth/hosts': defineCode<{ scheme: string; origins: readonly string[] }>(
    'warning',
    ({ scheme, origins }) =>
      sentence`documents for different hosts declare the security scheme ${scheme}: clients send the same credential to ${origins}`,
    'Nothing to do if these hosts share the credential. Otherwise rename the scheme in one of the documents.',
  ),
  'schema/name-clash': defineCode<Disagreement>(
    'hint',
    (words) => {
      const name = words.key.replace(/^schema /, '');
      return words.isAcross
        ? sentence`${documentsText(words.documents)} use the name ${name} for different schemas: ${renamedText(words)}`
        : sentence`two different schemas in ${documentsText(words.documents)} have the name ${name}: ${renamedText(words)}`;
    },
    'Nothing to do: both types are generated. To choose another name, run restitch generate --rename OLD=NEW.',
    {
      helpFor: ({ kept }) =>
        `Nothing to do: both types are generated. To choose another name, run restitch generate --rename ${kept}=NEW.`,
    },
  ),
  'path/param-name': defineCode<Disagreement>(
    'hint',
    (words) =>
      sentence`${subject(words, 'give')} a path parameter of ${entityText(words.key)} different names: kept ${words.kept}`,
    'Nothing to do: requests contain only the value of a path parameter, not its name.',
  ),
  'path/slash-twins': defineCode<{ key: string }>(
    'warning',
    ({ key }) =>
      sentence`the operation ${key} is declared both with and without a trailing slash: merged into one endpoint`,
    'Nothing to do if the server treats both paths alike. Otherwise remove the wrong declaration from its document, or remove it in an overlay.',
  ),
  'path/case-twin': defineCode<{ key: string; twin: string }>(
    'warning',
    ({ key, twin }) =>
      sentence`${key} and ${twin} differ only in upper and lower case: kept as two endpoints`,
    'Nothing to do if both exist. If they are the same operation, correct the spelling in one of the documents, or remove one of them in an overlay.',
  ),
  'path/ambiguous': defineCode<{ key: string; twin: string; called: string }>(
    'info',
    ({ key, twin, called }) =>
      sentence`a request can match both ${key} and ${twin}: the generated server calls ${called}, because fixed text takes precedence over parameters`,
    'Nothing to do if your API does the same. Otherwise change one of the two paths.',
  ),
  'path/indistinct': defineCode<{ key: string; twin: string }>(
    'error',
    ({ key, twin }) =>
      sentence`the same request can match ${key} and ${twin}, because their path parameters accept the same values: the generated server calls ${key}`,
    'Declare patterns, enums or types that exclude each other for the path parameters, or remove one of the operations. If you only use the client, generate no server ("targets" in the configuration).',
  ),
  'path/twin-guess': defineCode<{ key: string; into: string }>(
    'warning',
    ({ key, into }) =>
      sentence`${key} can be one of several operations of another document, whose paths differ only in their parameters: merged into ${into}`,
    'Nothing to do if this is right. Otherwise give the operation the same path, or the same operationId, as in the other document.',
  ),
  'path/base': defineCode<{ url: string }>(
    'info',
    ({ url }) =>
      sentence`the URLs of this collection begin with ${url}, which is a server in another document: this URL is read as the server, not as the start of the paths`,
    'Nothing to do: requests go to the same URLs.',
  ),
  'path/other-host': defineCode<{ key: string; hosts: readonly string[] }>(
    'info',
    ({ key, hosts }) =>
      sentence`documents of different APIs declare the operation ${key}, on the hosts ${hosts}: kept as separate operations, one for each host`,
    'Nothing to do if this is right. If the documents describe one API, declare its servers in the configuration ("servers").',
  ),
  'path/prefix-twin': defineCode<{ key: string; twin: string }>(
    'hint',
    ({ key, twin }) =>
      sentence`${key} may be the same operation as ${twin}, with another prefix: both are kept`,
    'Nothing to do if both operations exist. Otherwise correct the path in one of the documents.',
  ),
  'collection/literal-id': defineCode<{ key: string; into: string }>(
    'warning',
    ({ key, into }) =>
      sentence`${key} seems to be ${into} with a sample value in the path: merged into that endpoint`,
    'Nothing to do if this is right. If the path is a separate endpoint, declare this path in an API description.',
  ),
  'server/inferred': defineCode<{ url: string; count: number }>(
    'info',
    ({ url, count }) =>
      sentence`no server is declared for ${unquoted(count === 1 ? 'one endpoint' : `${count} endpoints`)}: calls go to ${url}, the server of the other endpoints`,
    'Nothing to do if this is right. Otherwise declare the server in the configuration ("servers") or in an overlay.',
  ),
  'server/merged': defineCode<{ called: string; others: readonly string[]; count: number }>(
    'warning',
    ({ called, others, count }) =>
      sentence`documents of one API declare different servers for ${unquoted(count === 1 ? 'an operation' : `${count} operations`)} (${called}, ${others}): calls go to ${called}`,
    'Nothing to do if this is right. To call another server, pass baseUrl when you create the client. If the documents describe several APIs, give them different titles (info.title).',
  ),
  'server/unknown': defineCode<{ count: number }>(
    'warning',
    ({ count }) =>
      sentence`no document declares a server for ${unquoted(count === 1 ? 'one endpoint' : `${count} endpoints`)}: callers of the generated client must pass a base URL`,
    'Declare the server in the configuration ("servers") or in an overlay.',
  ),
  'document/relation': defineCode<{ is: string; of: string; why: string }>(
    'info',
    ({ is, of, why }) =>
      sentence`this document is read as ${unquoted(is === 'older format' ? `an ${is}` : is === 'sample calls' ? is : `a ${is}`)} of ${of}: ${unquoted(why)}`,
    'Nothing to do if this is right. Otherwise declare the relation of the two documents: "relations": [{ "document", "is", "of" }] in the configuration.',
  ),
  'document/only-older': defineCode<{
    newest: string;
    operations: readonly string[];
    parameters: number;
    properties: number;
  }>(
    'info',
    ({ newest, operations, parameters, properties }) => {
      const counts = [
        [operations.length, 'operation', 'operations'],
        [parameters, 'parameter', 'parameters'],
        [properties, 'property', 'properties'],
      ] as const;
      const found = counts.flatMap(([count, one, many]) =>
        count === 0 ? [] : [`${count} ${count === 1 ? one : many}`],
      );
      return sentence`the newer release ${newest} omits ${unquoted(found.join(', '))} of this document: they are kept`;
    },
    ONLY_OLDER,
    {
      helpFor: ({ operations }) =>
        operations.length === 0
          ? ONLY_OLDER
          : sentence`${unquoted(ONLY_OLDER)} Operations: ${operations.slice(0, 8)}.`,
    },
  ),
  'document/adds-nothing': defineCode<{ other: string }>(
    'info',
    ({ other }) => sentence`this document adds nothing: everything in it is also in ${other}`,
    'Nothing to do. You can remove this document from the inputs.',
  ),
  'name/collision': defineCode<{ name: string; count: number; given: readonly string[] }>(
    'warning',
    ({ name, count, given }) =>
      sentence`${count} endpoints would have the same name, ${name}: their names are ${given.slice(0, 4)}${unquoted(given.length > 4 ? ', …' : '')} instead`,
    'Nothing to do if these names are good enough. Otherwise set operationId of these operations in an overlay.',
  ),
  'name/header': defineCode<{ name: string; kind: 'parameter' | 'security scheme' }>(
    'error',
    ({ name, kind }) =>
      sentence`HTTP does not allow the header name ${name}: this ${unquoted(kind)} is omitted`,
    "Correct the name of the header. HTTP allows letters, digits and the characters !#$%&'*+-.^_`|~ in this name, but no spaces.",
  ),
  'name/drift': defineCode<{ key: string; locked: string; now: string }>(
    'hint',
    ({ key, locked, now }) =>
      sentence`the operation ${key} would now get the name ${now}, but the lock file keeps its earlier name ${locked}`,
    'Nothing to do. To use the new name, run restitch generate --rename OLD=NEW.',
    {
      helpFor: ({ locked, now }) =>
        `Nothing to do. To use the new name, run restitch generate --rename ${locked}=${now}.`,
    },
  ),
  'name/id-changed': defineCode<{ was: string; id: string; locked: string; now: string }>(
    'info',
    ({ was, id, locked, now }) =>
      sentence`the operationId ${was} is now ${id}, but the lock file keeps the name ${locked}: to change this name, run restitch generate --rename ${unquoted(`${locked}=${now}`)}`,
    'Nothing to do. If you change the name, also change the code that uses the earlier name.',
  ),
} as const;
