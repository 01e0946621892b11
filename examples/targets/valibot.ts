/** A custom target: schemas for Valibot. They do not check patterns and formats. */
import * as kit from 'restitch/kit';
import { code, type Code, type Schema } from 'restitch/kit';

const v = kit.imported('*', 'valibot', { alias: 'v' });
const { array, json, object, property } = kit.expression;
const isText = (value: unknown): boolean => typeof value === 'string';

export default kit.defineTarget({
  name: 'valibot',
  needs: ['client'],
  isTypeScript: true,
  render(input) {
    const types = kit.clientTypes(input);
    const taken = new Set(types.map(({ name }) => name));
    const demands = kit.demands(input);
    const constant = (name: string): Code => kit.ident(kit.freeName(`${name}Schema`, taken));
    const schemas = types.map(({ name, schema, direction }) => {
      const spell = (one: Schema): Code => {
        if (!demands(one)) return code`${v}.any()`;
        if (one.kind !== 'ref') return spelled(one, direction, spell);
        const all = types.filter(({ id }) => id === one.id);
        const type = all.find((found) => found.direction === direction) ?? all[0];
        return type ? code`${v}.lazy(() => ${constant(type.name)})` : code`${v}.any()`;
      };
      const type = kit.clientExport(name, { type: true });
      return code`export const ${constant(name)}: ${v}.GenericSchema<${type}> = ${spell(schema)};`;
    });
    return [kit.typescriptFile(input, 'schemas.ts', schemas)];
  },
});

function spelled(one: Schema, direction: kit.Direction, spell: (one: Schema) => Code): Code {
  const { kind } = one;
  if (/^(?:boolean|null|number|string)$/.test(kind))
    return bounded(one, code`${v}${kit.access(kind)}()`);
  if (kind === 'integer') return bounded(one, code`${v}.pipe(${v}.number(), ${v}.integer())`);
  if (kind === 'array') return bounded(one, code`${v}.array(${spell(one.items)})`);
  if (kind === 'intersection') return code`${v}.intersect(${array(one.members.map(spell))})`;
  if (kind === 'union') return code`${v}.union(${array(one.members.map(spell))})`;
  if (kind === 'enum' && !one.open && one.values.every(isText))
    return code`${v}.picklist(${json(one.values)})`;
  if (kind !== 'object') return code`${v}.any()`;
  const hidden = direction === 'read' ? 'writeOnly' : 'readOnly';
  const included = [...one.properties].filter(([, { schema }]) => schema[hidden] !== true);
  const fields = included.map(([name, { schema, required }]) =>
    property(name, required ? spell(schema) : code`${v}.exactOptional(${spell(schema)})`),
  );
  if (one.rest === undefined) return code`${v}.strictObject(${object(fields)})`;
  return code`${v}.objectWithRest(${object(fields)}, ${spell(one.rest)})`;
}

function bounded(one: Schema, base: Code): Code {
  const actions = Object.entries(one).flatMap(([keyword, value]: [string, unknown]) => {
    const name = keyword.replace(/Items$/, 'Length').replace('imum', 'Value');
    if (!/^(?:min|max)(?:Length|Value)$/.test(name)) return [];
    return [code`${v}${kit.access(name)}(${Number(value)})`];
  });
  return actions.length === 0 ? base : code`${v}.pipe(${[base, ...actions]})`;
}
