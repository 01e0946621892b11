/** Declarations and statements. */
import { code, join } from './code.js';
import type { Code } from './opaque.js';

/** What every declaration may have. */
export interface Declaration {
  readonly name: Code;
  readonly export?: boolean;
  /** A comment above it. */
  readonly comment?: Code | undefined;
}

function prefix(declaration: Declaration): Code | undefined {
  return declaration.export === true ? code`export ` : undefined;
}

/** `const name: type = value;` */
export function constant(
  parts: Declaration & { readonly type?: Code; readonly value: Code },
): Code {
  const { name, type, value, comment } = parts;
  const typed = type === undefined ? name : code`${name}: ${type}`;
  if (parts.export === true) {
    return code`
      ${comment}
      export const ${typed} = ${value};
    `;
  }
  return code`
    ${comment}
    const ${typed} = ${value};
  `;
}

/** `return value;` */
export function returns(value?: Code): Code {
  return value === undefined ? code`return;` : code`return ${value};`;
}

/** `expression;` */
export function statement(expression: Code): Code {
  return code`${expression};`;
}

/** `callee(…);` */
export function calling(callee: Code, args: readonly Code[]): Code {
  return code`${callee}(${args});`;
}

/** What stands between a function's name and its body. */
export interface Signature {
  readonly typeParameters?: readonly Code[];
  readonly parameters: readonly Code[];
  readonly returns: Code;
}

/** A function declaration. */
export function functionDeclaration(
  parts: Declaration & Signature & { readonly async?: boolean; readonly body: readonly Code[] },
): Code {
  const { name, typeParameters = [], parameters, body, comment } = parts;
  const generic = typeParameters.length === 0 ? undefined : code`<${typeParameters}>`;
  const async = parts.async === true ? code`async ` : undefined;
  return code`
    ${comment}
    ${prefix(parts)}${async}function ${name}${generic}(${parameters}): ${parts.returns} {
      ${body}
    }
  `;
}

/** `type name<…> = type;` */
export function typeAlias(
  parts: Declaration & { readonly typeParameters?: readonly Code[]; readonly type: Code },
): Code {
  const { name, typeParameters = [], type, comment } = parts;
  const named = typeParameters.length === 0 ? name : code`${name}<${typeParameters}>`;
  if (parts.export === true) {
    return code`
      ${comment}
      export type ${named} = ${type};
    `;
  }
  return code`
    ${comment}
    type ${named} = ${type};
  `;
}

/** `interface name<…> extends … { … }` */
export function interfaceDeclaration(
  parts: Declaration & {
    readonly typeParameters?: readonly Code[];
    readonly extends?: readonly Code[];
    readonly members: readonly Code[];
  },
): Code {
  const { name, typeParameters = [], extends: bases = [], members, comment } = parts;
  const generic = typeParameters.length === 0 ? undefined : code`<${typeParameters}>`;
  const heritage = bases.length === 0 ? undefined : code` extends ${join(bases, code`, `)}`;
  if (members.length === 0) {
    return code`
      ${comment}
      ${prefix(parts)}interface ${name}${generic}${heritage} {}
    `;
  }
  return code`
    ${comment}
    ${prefix(parts)}interface ${name}${generic}${heritage} {
      ${members};
    }
  `;
}

/**
 * A type parameter of a declaration.
 * @param bounds `extends`: its constraint; `default`: the type it stands for when none is given
 */
export function typeParameter(
  name: Code,
  bounds: { readonly extends?: Code; readonly default?: Code } = {},
): Code {
  const constraint = bounds.extends && code` extends ${bounds.extends}`;
  return code`${name}${constraint}${bounds.default && code` = ${bounds.default}`}`;
}
