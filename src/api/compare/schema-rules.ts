/** Rules for types. The same change may be breaking in responses and compatible in requests, or the reverse. */
import { always, breaking, compatible, perDirection, narrows, warning, widens } from './judge.js';

export const TYPE_RULES = {
  'schema/renamed': always(
    'warning',
    'it is not sent, but imports of its generated type no longer compile; restitch generate --rename NEW=OLD keeps the type',
  )('a named schema has another name'),
  'type/changed': always('breaking', 'values of the old type do not fit')('a type is another one'),
  'type/unclear': always(
    'warning',
    'nothing is left that says what it was',
  )('a type is another one, and what it was is not known'),
  'type/narrowed': narrows('some values that were accepted are refused')(
    'a type takes fewer values',
  ),
  'type/widened': widens('values can come that callers do not know of')('a type takes more values'),
  'type/became-nullable': widens('null can come, which callers do not expect')(
    'a value can be null that could not',
  ),
  'type/became-not-null': narrows('null is refused')('a value can no longer be null'),
  'type/stated': perDirection(
    warning('requests of callers may or may not fit'),
    compatible('callers know more than before'),
  )('a type is declared for the first time'),
  'type/unstated': perDirection(
    compatible('nothing is refused'),
    warning('callers no longer know the type'),
  )('a declared type was removed'),
  'enum/value-added': widens('a value can come that callers do not know of')(
    'a list of values has another one',
  ),
  'enum/open-value-added': always(
    'compatible',
    'unlisted values occurred before',
  )('a list that was not complete has another value'),
  'enum/value-removed': narrows('the value is refused')('a value is gone from a list'),
  'enum/open-value-removed': always(
    'compatible',
    'unlisted values may still occur',
  )('a value is gone from a list that is not complete'),
  'bound/tightened': narrows('values beyond it are refused')('a limit is tighter'),
  'bound/loosened': widens('values can come that were impossible')('a limit is looser'),
  'bound/changed': always(
    'breaking',
    'values that were right are wrong now',
  )('a limit is another one'),
  'pattern/added': narrows('texts that do not match are refused')('a text has to match a pattern'),
  'pattern/removed': widens('texts can come that did not match')(
    'a text no longer has to match a pattern',
  ),
  'pattern/changed': always(
    'warning',
    'which texts match cannot be told',
  )('a text has to match another pattern'),
  'format/added': perDirection(
    warning('texts of another form may be refused'),
    compatible('the texts are as before, only better described'),
  )('a value has a format'),
  'format/removed': perDirection(
    compatible('everything that was accepted still is'),
    warning('texts of another form may come'),
  )('a value no longer has a format'),
  'format/changed': always(
    'breaking',
    'values of the old form do not fit',
  )('a value has another format'),
  'discriminator/changed': always(
    'breaking',
    'variants have another discriminator',
  )('variants have another discriminator'),
  'discriminator/added': narrows('a value that does not name its variant is refused')(
    'variants have a discriminator now',
  ),
  'discriminator/removed': widens('values can come that do not name their variant')(
    'variants no longer have a discriminator',
  ),
  'default/added': always(
    'compatible',
    'only what happens anyway is written down',
  )('a default is declared'),
  'default/changed': perDirection(
    warning('callers that leave the value out get another behaviour'),
    compatible('responses contain all the fields they did'),
  )('a default is another one, or gone'),
  'keyword/added': narrows('values that it forbids are refused')(
    'a keyword limits values that did not',
  ),
  'keyword/removed': widens('values can come that it forbade')('a keyword no longer limits values'),
  'keyword/changed': always(
    'warning',
    'what it means for values cannot be told',
  )('a keyword has changed that is not understood'),
} as const;

export const PROPERTY_RULES = {
  'property/added': perDirection(
    compatible('callers can omit it'),
    compatible('callers ignore what they do not know'),
  )('an optional property is new'),
  'property/required-added': perDirection(
    breaking('objects without it are refused'),
    compatible('callers ignore what they do not know'),
  )('a required property is new'),
  'property/removed': perDirection(
    warning('what callers send may be ignored, or refused'),
    breaking('callers that rely on it find nothing'),
  )('a required property is gone'),
  'property/optional-removed': perDirection(
    warning('what callers send may be ignored, or refused'),
    warning('callers that read it find nothing'),
  )('an optional property is gone'),
  'property/forbidden': perDirection(
    breaking('objects with it are refused'),
    breaking('callers that read it find nothing'),
  )('a property is gone, and no others are allowed'),
  'property/became-required': narrows(
    'objects without it are refused',
    'it is always there',
  )('a property is required that was optional'),
  'property/became-optional': widens(
    'callers that rely on it may find nothing',
    'callers may go on sending it',
  )('a property is optional that was required'),
  'property/deprecated': always('compatible', 'it still works')('a property is deprecated now'),
  'property/read-only': perDirection(
    warning('what callers send may be ignored, or refused'),
    compatible('it comes as before'),
  )('a property is only for reading'),
  'property/write-only': perDirection(
    compatible('it can be sent as before'),
    breaking('callers that read it find nothing'),
  )('a property is only for writing'),
  'object/closed': narrows('properties that are not listed are refused')(
    'an object may no longer have other properties',
  ),
  'object/opened': perDirection(
    compatible('everything that was accepted still is'),
    compatible('callers ignore what they do not know'),
  )('an object may have other properties'),
} as const;
