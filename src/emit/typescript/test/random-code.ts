/** Random modules of TypeScript, made with the vocabulary of templates. */
import { codePoint, fc } from '../../../../test/property.js';
import { code, ident, jsdoc, lit, num, type Code } from '../code.js';
import {
  array,
  as,
  asConst,
  awaited,
  element,
  member,
  not,
  object,
  property,
  satisfies,
  spread,
} from '../expression.js';
import { arrow, block, call, construct, parameter } from '../function.js';
import {
  constant,
  functionDeclaration,
  interfaceDeclaration,
  returns,
  statement,
  throws,
  typeAlias,
} from '../statement.js';
import {
  arrayOf,
  functionType,
  indexSignature,
  intersection,
  methodSignature,
  openTo,
  propertySignature,
  readonlyArrayOf,
  reference,
  tuple,
  typeLiteral,
  typeParameter,
  union,
} from '../type.js';

export const name = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z][A-Za-z]{0,11}Q$/) },
  fc.stringMatching(/^[a-z][A-Za-z]{12,34}Q$/),
);
const typeName = name.map((text) => ident('T' + text));
export const text = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[ -~]{0,30}$/) },
  fc.stringMatching(/^[ -~]{30,70}$/),
  fc.string({ unit: codePoint, maxLength: 12 }),
);
export const keyText = fc.oneof(
  { weight: 4, arbitrary: name },
  fc.stringMatching(/^[ -~é名]{0,9}$/),
  text,
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 3 });
const comment = maybe(
  fc.oneof(
    text.map((one) => jsdoc(one)),
    fc.array(text, { maxLength: 12 }).map((words) => jsdoc(words.join(' '), { tag: 'deprecated' })),
  ),
);
export const few = <T>(arbitrary: fc.Arbitrary<T>, minLength = 0): fc.Arbitrary<T[]> =>
  fc.array(arbitrary, { minLength, maxLength: 4 });

// What a function returns: where a type literal deeper inside decides how the parameters break,
// prettier itself needs two runs to settle.
export const { type, result } = fc.letrec<{ type: Code; object: Code; result: Code }>((tie) => ({
  result: fc.oneof(
    typeName,
    fc.constant(code`void`),
    tie('object'),
    tie('object').map((one) => reference(ident('Promise'), [one])),
    tie('object').map((one) => reference(ident('Promise'), [union([one, code`null`])])),
    fc.tuple(tie('object'), typeName).map(intersection),
    few(typeName, 2).map((names) => reference(ident('Either'), names)),
    few(typeName, 2).map(union),
  ),
  object: few(
    fc.oneof(
      { weight: 6, arbitrary: fc.tuple(keyText, tie('type'), fc.boolean(), comment) },
      fc.tuple(fc.constant(undefined), tie('type')),
    ),
  ).map((all) =>
    typeLiteral(
      all.map((one) =>
        one[0] === undefined
          ? indexSignature(one[1])
          : propertySignature(one[0], one[1], { optional: one[2] === true, comment: one[3] }),
      ),
    ),
  ),
  type: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(
      typeName,
      fc.constantFrom(code`string`, code`null`, code`unknown`, code`boolean`),
      text.map(lit),
      fc.integer().map(num),
    ),
    tie('object'),
    tie('object'),
    few(tie('type'), 1).map(union),
    few(fc.oneof(text.map(lit), tie('type')), 2).map(union),
    few(tie('type'), 1).map(intersection),
    tie('type').map(arrayOf),
    tie('type').map(readonlyArrayOf),
    tie('type').map((one) => reference(ident('Promise'), [one])),
    fc.tuple(typeName, few(tie('type'), 1)).map(([generic, args]) => reference(generic, args)),
    fc
      .tuple(few(tie('type')), maybe(tie('type')), fc.nat(4))
      .map(([items, rest, required]) => tuple(items, rest, required)),
    fc.tuple(few(fc.tuple(name, tie('type'))), tie('result')).map(([params, returned]) =>
      functionType({
        parameters: params.map(([one, of]) => parameter({ name: ident(one), type: of })),
        returns: returned,
      }),
    ),
    fc.constant(openTo(code`string`)),
  ),
}));

const { expression } = fc.letrec<{ expression: Code; block: Code; properties: Code[] }>((tie) => ({
  properties: few(
    fc.oneof(
      { weight: 5, arbitrary: fc.tuple(keyText, tie('expression'), comment) },
      fc.tuple(name, fc.constant(undefined), fc.constant(undefined)),
    ),
  ).map((all) => all.map(([one, value, note]) => property(one, value, note))),
  block: few(
    fc.oneof(
      fc
        .tuple(name, tie('expression'), maybe(type))
        .map(([one, value, of]) =>
          constant({ name: ident(one), value, ...(of ? { type: of } : {}) }),
        ),
      tie('expression').map(returns),
      tie('expression').map((one) => throws(construct(ident('Failure'), [one]))),
      tie('expression').map((one) => statement(call(ident('use'), [one]))),
    ),
  ).map(block),
  expression: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(
      name.map(ident),
      text.map(lit),
      fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map(num),
      fc.constantFrom(code`true`, code`null`, code`client.options.fetch`),
    ),
    tie('properties').map((all) => object(all)),
    few(tie('expression')).map(array),
    few(tie('expression'), 1).map(([first, ...others]) =>
      array([...others, ...(first ? [spread(first)] : [])]),
    ),
    fc.array(fc.integer(), { maxLength: 40 }).map((all) => array(all.map(num))),
    fc
      .tuple(name, few(tie('expression')), maybe(type))
      .map(([callee, args, of]) => call(ident(callee), args, of ? { typeArguments: [of] } : {})),
    fc
      .tuple(name, keyText, few(tie('expression')))
      .map(([callee, one, args]) => call(member(ident(callee), one), args)),
    fc
      .tuple(name, keyText)
      .map(([of, one]) => call(ident(of), [element(ident(of), one), lit(one)])),
    fc.tuple(name, few(tie('expression'))).map(([one, args]) => construct(ident(one), args)),
    fc.tuple(name, few(tie('expression'))).map(([one, args]) => awaited(call(ident(one), args))),
    name.map((one) => not(ident(one))),
    name.map((one) => not(awaited(call(ident(one), [])))),
    name.map((one) => as(awaited(ident(one)), code`unknown`)),
    fc.tuple(tie('properties'), type).map(([all, of]) => satisfies(object(all), of)),
    fc.tuple(name, typeName).map(([one, of]) => as(ident(one), of)),
    few(tie('expression')).map((all) => asConst(array(all))),
    fc
      .tuple(few(parameters()), tie('block'), maybe(result), fc.boolean())
      .map(([params, body, of, isAsync]) =>
        arrow({ parameters: params, body, async: isAsync, ...(of ? { returns: of } : {}) }),
      ),
    fc
      .tuple(
        few(name),
        fc.oneof(
          tie('properties').map((all) => object(all)),
          fc.tuple(name, few(tie('expression'))).map(([one, args]) => call(ident(one), args)),
          name.map(ident),
        ),
      )
      .map(([params, body]) =>
        arrow({ parameters: params.map((one) => parameter({ name: ident(one) })), body }),
      ),
  ),
}));

function parameters(): fc.Arbitrary<Code> {
  const binding = name.map((one) => property(one));
  return fc.oneof(
    fc
      .tuple(name, maybe(type), fc.boolean())
      .map(([one, of, optional]) =>
        parameter({ name: ident(one), optional: optional && !!of, ...(of ? { type: of } : {}) }),
      ),
    fc.tuple(few(binding, 1), maybe(type), fc.boolean()).map(([bindings, of, initial]) =>
      parameter({
        name: bindings,
        ...(of ? { type: of } : {}),
        ...(initial ? { default: object([]) } : {}),
      }),
    ),
  );
}

const declared = few(
  fc.tuple(typeName, maybe(type), maybe(type)).map(([one, bound, initial]) =>
    typeParameter(one, {
      ...(bound ? { extends: bound } : {}),
      ...(initial ? { default: initial } : {}),
    }),
  ),
);

export const declaration = fc.oneof(
  fc
    .tuple(typeName, type, comment, declared)
    .map(([one, of, note, params]) =>
      typeAlias({ name: one, type: of, comment: note, typeParameters: params, export: true }),
    ),
  fc
    .tuple(
      typeName,
      few(fc.tuple(keyText, type, comment)),
      few(fc.tuple(keyText, few(parameters()), result)),
      few(typeName),
      comment,
    )
    .map(([one, properties, methods, bases, note]) =>
      interfaceDeclaration({
        name: one,
        comment: note,
        extends: bases,
        members: [
          ...properties.map(([key, of, said]) => propertySignature(key, of, { comment: said })),
          ...methods.map(([key, params, result]) =>
            methodSignature(key, { parameters: params, returns: result }),
          ),
        ],
      }),
    ),
  fc
    .tuple(name, few(parameters()), maybe(result), few(expression), declared, comment)
    .map(([one, params, of, body, generic, note]) =>
      functionDeclaration({
        name: ident(one),
        async: true,
        export: true,
        comment: note,
        typeParameters: generic,
        parameters: params,
        ...(of ? { returns: of } : {}),
        body: body.map(returns),
      }),
    ),
  fc
    .tuple(name, expression, maybe(type), comment)
    .map(([one, value, of, note]) =>
      constant({ name: ident(one), value, comment: note, ...(of ? { type: of } : {}) }),
    ),
  type.map((one) => typeAlias({ name: ident('Many'), type: readonlyArrayOf(one) })),
  few(typeName, 1).map((names) =>
    statement(
      call(
        ident('use'),
        names.map((one, at) => (at === 0 ? one : object([property(one)]))),
      ),
    ),
  ),
);
