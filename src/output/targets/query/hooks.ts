/** Generates React hooks. Each one wraps a query or a mutation, and takes the client and the arguments. */
import {
  clientExport,
  code,
  ident,
  imported,
  jsdoc,
  lit,
  printed,
  type,
  type Code,
} from '../../../kit.js';

/** The folder of the hooks inside the target's folder. */
export const HOOKS = 'hooks';

const ADAPTER = '@tanstack/react-query';

const CLIENT = clientExport('Client', { type: true });

/** A query or a mutation for which a hook is generated. */
export interface Hooked {
  readonly kind: 'query' | 'infinite' | 'mutation';
  /** The name of the operation: `getPet`. */
  readonly name: string;
  /** The imported function that returns the options: `getPetQuery`. */
  readonly options: Code;
  /** The parameters of the hook after the client, and the code that passes them on. */
  readonly parameters: readonly Code[];
  readonly passed: readonly Code[];
  /**
   * The types of the data and of the error, and a third type: that of the key for a query, and that of the variables
   * for a mutation.
   */
  readonly types: readonly [data: Code, failure: Code, last: Code];
  readonly summary: string | undefined;
  readonly callOptions: Code;
}

const KINDS = {
  query: { hook: 'useQuery', ending: '', omitted: ['queryKey', 'queryFn'] },
  infinite: {
    hook: 'useInfiniteQuery',
    ending: 'Infinite',
    omitted: ['queryKey', 'queryFn', 'initialPageParam', 'getNextPageParam'],
  },
  mutation: { hook: 'useMutation', ending: '', omitted: ['mutationKey', 'mutationFn'] },
} as const;

/** Returns the code of the hook for a query or a mutation. */
export function hook({ kind, name, ...call }: Hooked): Code {
  const { hook, ending, omitted } = KINDS[kind];
  const named = `use${name.charAt(0).toUpperCase()}${name.slice(1)}${ending}`;
  const react = (text: string): Code => imported(text, ADAPTER, { type: true });
  const [data, failure, last] = call.types;
  const isMutation = kind === 'mutation';
  // The type parameter of the generated hook. The caller of the hook can choose the type.
  const own = isMutation ? code`Context` : code`Selected`;
  const all = isMutation ? [data, failure, last, own] : [data, failure, own, last];
  const more = kind === 'infinite' ? [...all, PAGE_PARAMETER] : all;
  const Options = react(`${hook.replace('use', 'Use')}Options`);
  const Result = react(`${hook.replace('use', 'Use')}Result`);
  const without = type.union(omitted.map((key) => lit(key)));
  const options = code`options?: Omit<${type.reference(Options, more)}, ${without}>`;
  const result = isMutation ? all : [own, failure];
  const chosen = isMutation ? code`Context = unknown` : code`Selected = ${selectedOf(kind, data)}`;
  const parameters = [
    code`client: ${CLIENT}`,
    ...call.parameters,
    options,
    code`call?: ${call.callOptions}`,
  ];
  const passed = [code`client`, ...call.passed, code`call`];
  return printed(code`
    ${jsdoc(call.summary)}
    export function ${ident(named)}<${chosen}>(${parameters}): ${type.reference(Result, result)} {
      return ${imported(hook, ADAPTER)}({ ...${call.options}(${passed}), ...options });
    }
  `);
}

const PAGE_PARAMETER = code`unknown`;

function selectedOf(kind: Hooked['kind'], data: Code): Code {
  if (kind !== 'infinite') return data;
  return type.reference(imported('InfiniteData', ADAPTER, { type: true }), [data, PAGE_PARAMETER]);
}
