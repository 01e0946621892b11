/** All rules for changes, with their effect on callers. */
import { always, type RuleDefinition } from './judge.js';
import { PROPERTY_RULES, TYPE_RULES } from './schema-rules.js';

const ENDPOINT_RULES = {
  'endpoint/added': always('compatible', 'no caller uses it yet')('an endpoint is new'),
  'endpoint/removed': always('breaking', 'calls to it fail')('an endpoint is gone'),
  'endpoint/removed-deprecated': always(
    'warning',
    'it was announced, but calls to it fail',
  )('an endpoint is gone that was deprecated'),
  'endpoint/moved': always(
    'breaking',
    'calls to the old address fail',
  )('an endpoint is gone, and a new one may be the same'),
  'endpoint/renamed': always(
    'compatible',
    'names are not sent, and the lock keeps those of generated functions',
  )('the name of an operation has changed'),
  'endpoint/slash': always(
    'warning',
    'not every server takes both spellings',
  )('a slash at the end of a path has come or gone'),
  'endpoint/deprecated': always('compatible', 'it still works')('an endpoint is deprecated now'),
  'endpoint/undeprecated': always('compatible', 'it stays')('an endpoint is no longer deprecated'),
  'server/added': always('compatible', 'the others are still there')('there is another server'),
  'server/variables': always(
    'warning',
    'who leaves it out, or says what it was, may be sent elsewhere',
  )('a variable of a server has another default, or fewer values'),
  'server/removed': always('warning', 'calls to this server may fail')('a server is gone'),
  'server/replaced': always(
    'breaking',
    'none of the servers that callers know is left',
  )('all servers are others now'),
} as const;

const PARAMETER_RULES = {
  'parameter/added': always('compatible', 'callers can omit it')('an optional parameter is new'),
  'parameter/required-added': always(
    'breaking',
    'calls without it are refused',
  )('a required parameter is new'),
  'parameter/removed': always(
    'warning',
    'what callers send may be ignored, or refused',
  )('a parameter is gone'),
  'parameter/relocated': always(
    'breaking',
    'the server no longer reads it where callers put it',
  )('a parameter moved to another part of the request'),
  'parameter/renamed': always(
    'warning',
    'it is not sent, but code with a generated client uses the name',
  )('a parameter of the path has another name'),
  'parameter/became-required': always(
    'breaking',
    'calls without it are refused',
  )('a parameter is required that was optional'),
  'parameter/became-optional': always(
    'compatible',
    'callers may go on sending it',
  )('a parameter is optional that was required'),
  'parameter/style': always(
    'breaking',
    'what callers send is read in another way',
  )('a parameter is written in another way'),
  'parameter/deprecated': always('compatible', 'it still works')('a parameter is deprecated now'),
} as const;

const BODY_RULES = {
  'body/added': always('compatible', 'callers can omit it')('an optional body is new'),
  'body/required-added': always(
    'breaking',
    'calls without it are refused',
  )('a required body is new'),
  'body/removed': always('breaking', 'what callers send with it is lost')('the body is gone'),
  'body/became-required': always(
    'breaking',
    'calls without it are refused',
  )('the body is required that was optional'),
  'body/became-optional': always(
    'compatible',
    'callers may go on sending it',
  )('the body is optional that was required'),
  'body/media-added': always(
    'compatible',
    'callers may go on with the other ones',
  )('the body may have another media type'),
  'body/media-preferred': always(
    'warning',
    'generated clients may send it now where no type is named',
  )('the body may have another media type, and none was JSON before'),
  'body/media-removed': always(
    'breaking',
    'bodies of this type are refused',
  )('the body may no longer have a media type'),
  'encoding/changed': always(
    'warning',
    'parts that are written as before may not be understood',
  )('a part of a form is written in another way'),
  'response/added': always(
    'compatible',
    'callers tell unknown statuses by their class',
  )('there is another response'),
  'response/removed': always(
    'breaking',
    'callers wait for it in vain',
  )('the response of a success is gone'),
  'response/error-removed': always(
    'warning',
    'callers that handle it wait in vain',
  )('the response of an error is gone'),
  'response/media-added': always(
    'compatible',
    'callers may go on asking for the other ones',
  )('a response may have another media type'),
  'response/media-preferred': always(
    'warning',
    'generated clients ask for it now where no type is chosen',
  )('a response may have another media type, and none was JSON before'),
  'response/media-removed': always(
    'breaking',
    'callers that ask for it do not get it',
  )('a response may no longer have a media type'),
  'response/body-removed': always(
    'breaking',
    'callers that read it find nothing',
  )('a response has no body any more'),
  'header/added': always('compatible', 'callers may ignore it')('a response has another header'),
  'header/removed': always(
    'breaking',
    'callers that rely on it find nothing',
  )('a header is gone that was always there'),
  'header/optional-removed': always(
    'warning',
    'callers that read it find nothing',
  )('a header is gone that was sometimes there'),
  'header/style': always(
    'breaking',
    'what comes is written in another way',
  )('a header is written in another way'),
  'header/became-optional': always(
    'breaking',
    'callers that rely on it may find nothing',
  )('a header may be missing that was always there'),
  'header/became-required': always(
    'compatible',
    'it may have been there before',
  )('a header is always there that was sometimes missing'),
} as const;

const SECURITY_RULES = {
  'security/required': always(
    'breaking',
    'calls without credentials are refused',
  )('credentials are needed where none were'),
  'security/removed': always(
    'breaking',
    'calls with these credentials are refused',
  )('a way to authenticate is gone'),
  'security/moved': always(
    'breaking',
    'who has the one credential may not have the other',
  )('another scheme of the same form is asked for'),
  'security/renamed': always(
    'warning',
    'it is not sent, but code with a generated client uses the name',
  )('a security scheme has another name'),
  'security/scope-added': always(
    'breaking',
    'tokens without the scope are refused',
  )('another scope is needed'),
  'security/added': always(
    'compatible',
    'the ways that callers know are still there',
  )('there is another way to authenticate'),
  'security/loosened': always(
    'compatible',
    'what was enough still is',
  )('fewer scopes, or no credentials, are needed'),
  'security/stated': always(
    'warning',
    'callers may or may not fulfil it',
  )('credentials are declared for the first time'),
  'security/unstated': always(
    'warning',
    'callers no longer know what is required',
  )('the required credentials are no longer declared'),
  'security/flow': always(
    'warning',
    'callers may have to get their tokens in another way',
  )('how a token is obtained has changed'),
} as const;

/** The rules by id. */
export const CHANGE_RULES = {
  ...ENDPOINT_RULES,
  ...PARAMETER_RULES,
  ...BODY_RULES,
  ...TYPE_RULES,
  ...PROPERTY_RULES,
  ...SECURITY_RULES,
  'callback/added': always('compatible', 'it is sent to those who ask for it')('a callback is new'),
  'callback/removed': always(
    'breaking',
    'those who wait for it wait in vain',
  )('a callback is gone'),
  'webhook/added': always('compatible', 'no caller expects it yet')('a webhook is new'),
  'webhook/removed': always('breaking', 'those who wait for it wait in vain')('a webhook is gone'),
} as const satisfies Readonly<Record<string, RuleDefinition>>;

export type ChangeRule = keyof typeof CHANGE_RULES;
