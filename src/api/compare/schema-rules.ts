/** Rules for changed types. The same change may be breaking in responses and compatible in requests, or vice versa. */
import { always, breaking, compatible, perDirection, narrows, warning, widens } from './judge.js';

export const TYPE_RULES = {
  'schema/renamed': always(
    'warning',
    'requests do not contain the name, but imports of the generated type no longer compile; restitch generate --rename NEW=OLD keeps the type',
  )('a named schema was renamed'),
  'type/changed': always('breaking', 'values of the old type are invalid')('a type changed'),
  'type/unclear': always(
    'warning',
    'the lock file does not contain the old type',
  )('a type changed, and the old type is unknown'),
  'type/not-compared': always(
    'warning',
    'the API contains too many pairs of types to compare all of them',
  )('a type was only compared in part'),
  'type/narrowed': narrows('some values are now rejected')('a type accepts fewer values'),
  'type/widened': widens('callers can get values that they do not know')(
    'a type accepts more values',
  ),
  'type/became-nullable': widens('callers can get null, which they do not expect')(
    'a value can now be null',
  ),
  'type/became-not-null': narrows('null is rejected')('a value can no longer be null'),
  'type/stated': perDirection(
    warning('requests of old callers may be invalid'),
    compatible('callers get a more precise type'),
  )('a type is declared for the first time'),
  'type/unstated': perDirection(
    compatible('no request is rejected'),
    warning('callers no longer know the type'),
  )('a declared type was removed'),
  'enum/value-added': widens('callers can get a value that they do not know')(
    'a value was added to an enum',
  ),
  'enum/open-value-added': always(
    'compatible',
    'callers already handle unlisted values',
  )('a value was added to an open enum'),
  'enum/value-removed': narrows('the value is rejected')('a value was removed from an enum'),
  'enum/open-value-removed': always(
    'compatible',
    'unlisted values may still occur',
  )('a value was removed from an open enum'),
  'bound/tightened': narrows('values beyond the limit are rejected')('a limit became stricter'),
  'bound/loosened': widens('callers can get values beyond the old limit')('a limit became looser'),
  'bound/changed': always('breaking', 'some valid values are now invalid')('a limit changed'),
  'pattern/added': narrows('strings that do not match are rejected')(
    'a string must match a pattern',
  ),
  'pattern/removed': widens('callers can get strings that do not match')(
    'a string no longer has to match a pattern',
  ),
  'pattern/changed': always(
    'warning',
    'restitch cannot compare the two patterns',
  )('the pattern of a string changed'),
  'format/added': perDirection(
    warning('strings in another format may be rejected'),
    compatible('the values stay the same, with a better description'),
  )('a format was added'),
  'format/removed': perDirection(
    compatible('all old values are still accepted'),
    warning('callers can get strings in another format'),
  )('a format was removed'),
  'format/changed': always('breaking', 'values in the old format are invalid')('a format changed'),
  'discriminator/changed': always(
    'breaking',
    'callers cannot distinguish the variants by the old property',
  )('the discriminator of variants changed'),
  'discriminator/added': narrows('values without the discriminator are rejected')(
    'a discriminator was added',
  ),
  'discriminator/removed': widens('callers can get values without the discriminator')(
    'a discriminator was removed',
  ),
  'default/added': always(
    'compatible',
    'the server already behaves in this way',
  )('a default was added'),
  'default/changed': perDirection(
    warning('requests that omit the value get another result'),
    compatible('responses contain the same values'),
  )('a default changed or was removed'),
  'keyword/added': narrows('values that it forbids are rejected')(
    'a keyword that limits values was added',
  ),
  'keyword/removed': widens('callers can get values that it forbade')(
    'a keyword that limits values was removed',
  ),
  'keyword/changed': always(
    'warning',
    'restitch cannot tell which values are affected',
  )('a keyword changed that restitch cannot compare'),
} as const;

export const PROPERTY_RULES = {
  'property/added': perDirection(
    compatible('callers can omit it'),
    compatible('callers ignore unknown properties'),
  )('an optional property was added'),
  'property/required-added': perDirection(
    breaking('objects without it are rejected'),
    compatible('callers ignore unknown properties'),
  )('a required property was added'),
  'property/removed': perDirection(
    warning('the server may ignore or reject it'),
    breaking('callers that rely on it find nothing'),
  )('a required property was removed'),
  'property/optional-removed': perDirection(
    warning('the server may ignore or reject it'),
    warning('callers that read it find nothing'),
  )('an optional property was removed'),
  'property/forbidden': perDirection(
    breaking('objects with it are rejected'),
    breaking('callers that read it find nothing'),
  )('a property was removed, and the object allows no others'),
  'property/became-required': narrows(
    'objects without it are rejected',
    'it is always present',
  )('an optional property became required'),
  'property/became-optional': widens(
    'callers that rely on it may find nothing',
    'callers can still send it',
  )('a required property became optional'),
  'property/deprecated': always('compatible', 'it still works')('a property became deprecated'),
  'property/read-only': perDirection(
    warning('the server may ignore or reject it'),
    compatible('responses still contain it'),
  )('a property became read-only'),
  'property/write-only': perDirection(
    compatible('callers can still send it'),
    breaking('callers that read it find nothing'),
  )('a property became write-only'),
  'object/closed': narrows('unlisted properties are rejected')(
    'an object no longer allows other properties',
  ),
  'object/opened': perDirection(
    compatible('all old values are still accepted'),
    compatible('callers ignore unknown properties'),
  )('an object allows other properties'),
} as const;
