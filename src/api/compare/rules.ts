/** All rules for changes, and the effect of each rule on callers. */
import { always, type RuleDefinition } from './judge.js';
import { PROPERTY_RULES, TYPE_RULES } from './schema-rules.js';

const ENDPOINT_RULES = {
  'endpoint/added': always('compatible', 'no caller uses it yet')('an endpoint was added'),
  'endpoint/removed': always('breaking', 'calls to it fail')('an endpoint was removed'),
  'endpoint/removed-deprecated': always(
    'warning',
    'the removal was announced, but calls to it fail',
  )('a deprecated endpoint was removed'),
  'endpoint/moved': always(
    'breaking',
    'calls to the old path fail',
  )('an endpoint was removed, and a new one may replace it'),
  'endpoint/renamed': always(
    'compatible',
    'requests do not contain names, and the lock file keeps the names of generated functions',
  )('the name of an operation changed'),
  'endpoint/slash': always(
    'warning',
    'some servers accept only one of the two paths',
  )('the slash at the end of a path was added or removed'),
  'endpoint/deprecated': always('compatible', 'it still works')('an endpoint became deprecated'),
  'endpoint/undeprecated': always(
    'compatible',
    'callers can keep using it',
  )('an endpoint is no longer deprecated'),
  'server/added': always('compatible', 'callers can still use the others')('a server was added'),
  'server/variables': always(
    'warning',
    'calls that omit the variable, or use a removed value, may go to another server',
  )('a variable of a server has another default, or fewer values'),
  'server/removed': always('warning', 'calls to this server may fail')('a server was removed'),
  'server/replaced': always(
    'breaking',
    'callers know none of the new servers',
  )('all servers were replaced'),
} as const;

const PARAMETER_RULES = {
  'parameter/added': always('compatible', 'callers can omit it')('an optional parameter was added'),
  'parameter/required-added': always(
    'breaking',
    'requests without it are rejected',
  )('a required parameter was added'),
  'parameter/removed': always(
    'warning',
    'the server may ignore or reject it',
  )('a parameter was removed'),
  'parameter/relocated': always(
    'breaking',
    'the server no longer reads it from its old location',
  )('a parameter moved to another location of the request'),
  'parameter/renamed': always(
    'warning',
    'requests do not contain the name, but code with a generated client does',
  )('a path parameter was renamed'),
  'parameter/became-required': always(
    'breaking',
    'requests without it are rejected',
  )('an optional parameter became required'),
  'parameter/became-optional': always(
    'compatible',
    'callers can still send it',
  )('a required parameter became optional'),
  'parameter/style': always(
    'breaking',
    'the server misreads requests of old callers',
  )('the serialization of a parameter changed'),
  'parameter/deprecated': always('compatible', 'it still works')('a parameter became deprecated'),
} as const;

const BODY_RULES = {
  'body/added': always('compatible', 'callers can omit it')('an optional request body was added'),
  'body/required-added': always(
    'breaking',
    'requests without it are rejected',
  )('a required request body was added'),
  'body/removed': always(
    'breaking',
    'the server ignores the data that callers send',
  )('the request body was removed'),
  'body/became-required': always(
    'breaking',
    'requests without it are rejected',
  )('the request body became required'),
  'body/became-optional': always(
    'compatible',
    'callers can still send it',
  )('the request body became optional'),
  'body/media-added': always(
    'compatible',
    'callers can still use the other ones',
  )('a media type of the request body was added'),
  'body/media-preferred': always(
    'warning',
    'generated clients may send it if the caller chooses no media type',
  )('a JSON media type was added to the request body, which had none'),
  'body/media-removed': always(
    'breaking',
    'bodies of this type are rejected',
  )('a media type of the request body was removed'),
  'encoding/changed': always(
    'warning',
    'the server may misread forms of old callers',
  )('the serialization of a form field changed'),
  'response/added': always(
    'compatible',
    'callers can treat an unknown status like others of its class',
  )('a response was added'),
  'response/removed': always(
    'breaking',
    'callers that rely on it no longer get it',
  )('a success response was removed'),
  'response/error-removed': always(
    'warning',
    'code that handles it never runs',
  )('an error response was removed'),
  'response/media-added': always(
    'compatible',
    'callers can still request the other ones',
  )('a media type of a response was added'),
  'response/media-preferred': always(
    'warning',
    'generated clients request it if the caller chooses no media type',
  )('a JSON media type was added to a response, which had none'),
  'response/media-removed': always(
    'breaking',
    'callers that request it no longer get it',
  )('a media type of a response was removed'),
  'response/body-removed': always(
    'breaking',
    'callers that read it find nothing',
  )('the body of a response was removed'),
  'header/added': always('compatible', 'callers can ignore it')('a response header was added'),
  'header/removed': always(
    'breaking',
    'callers that rely on it find nothing',
  )('a required response header was removed'),
  'header/optional-removed': always(
    'warning',
    'callers that read it find nothing',
  )('an optional response header was removed'),
  'header/style': always(
    'breaking',
    'callers misread its value',
  )('the serialization of a response header changed'),
  'header/became-optional': always(
    'breaking',
    'callers that rely on it may find nothing',
  )('a required response header became optional'),
  'header/became-required': always(
    'compatible',
    'callers already handle a response with it',
  )('an optional response header became required'),
} as const;

const SECURITY_RULES = {
  'security/required': always(
    'breaking',
    'requests without credentials are rejected',
  )('an operation without credentials now requires them'),
  'security/removed': always(
    'breaking',
    'requests with these credentials are rejected',
  )('a way to authenticate was removed'),
  'security/moved': always(
    'breaking',
    'a caller with the old credential may not have the new one',
  )('another security scheme of the same kind is required'),
  'security/renamed': always(
    'warning',
    'requests do not contain the name, but code with a generated client does',
  )('a security scheme was renamed'),
  'security/scope-added': always(
    'breaking',
    'tokens without the scope are rejected',
  )('another scope is required'),
  'security/added': always(
    'compatible',
    'callers can still use the other ways',
  )('a way to authenticate was added'),
  'security/loosened': always(
    'compatible',
    'the old credentials are still accepted',
  )('fewer scopes, or no credentials, are required'),
  'security/stated': always(
    'warning',
    'old callers may not have these credentials',
  )('credentials are declared for the first time'),
  'security/unstated': always(
    'warning',
    'callers no longer know what is required',
  )('the required credentials are no longer declared'),
  'security/flow': always(
    'warning',
    'callers may have to obtain their tokens in another way',
  )('the way to obtain a token changed'),
} as const;

/** Maps the id of each rule to its definition. */
export const CHANGE_RULES = {
  ...ENDPOINT_RULES,
  ...PARAMETER_RULES,
  ...BODY_RULES,
  ...TYPE_RULES,
  ...PROPERTY_RULES,
  ...SECURITY_RULES,
  'callback/added': always(
    'compatible',
    'only callers that register for it get it',
  )('a callback was added'),
  'callback/removed': always(
    'breaking',
    'callers that rely on it no longer get it',
  )('a callback was removed'),
  'webhook/added': always('compatible', 'no caller expects it yet')('a webhook was added'),
  'webhook/removed': always(
    'breaking',
    'callers that rely on it no longer get it',
  )('a webhook was removed'),
} as const satisfies Readonly<Record<string, RuleDefinition>>;

export type ChangeRule = keyof typeof CHANGE_RULES;
