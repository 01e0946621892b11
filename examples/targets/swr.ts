/**
 * A custom target: an SWR hook for every operation that reads, with the types of the generated
 * client.
 */
import * as kit from 'restitch/kit';
import { code, type Code } from 'restitch/kit';

export default kit.defineTarget({
  name: 'swr',
  about: 'hooks of SWR for the generated client',
  needs: ['client'],
  isTypeScript: true,
  render(input) {
    const reads = kit.clientCalls(input).filter(({ endpoint }) => endpoint.method === 'GET');
    // If an import has the same name as an operation, `freeName` renames the import.
    const taken = new Set(reads.flatMap(({ name, typeName }) => [name, `use${typeName}`]));
    const from = (module: string, name: string, alias = name): Code =>
      kit.imported(name, module, { alias: kit.freeName(alias, taken) });
    const useClient = kit.ident(kit.freeName('useClient', taken));
    const body = [
      code`const ClientContext = ${from('react', 'createContext')}<${client} | undefined>(undefined);`,
      code`
        ${kit.jsdoc('Gives the client to all hooks below it: `value={createClient()}`.')}
        export const ClientProvider = ClientContext.Provider;
      `,
      code`
        function ${useClient}(): ${client} {
          const client = ${from('react', 'useContext')}(ClientContext);
          if (client === undefined) throw new Error("useClient needs a ClientProvider around it");
          return client;
        }
      `,
      ...reads.map((call) => hook(call, useClient, from('swr', 'default', 'useSWR'))),
    ];
    return [kit.typescriptFile(input, 'hooks.ts', body)];
  },
});

const client = kit.clientExport('Client', { type: true });
const configuration = kit.imported('SWRConfiguration', 'swr', { type: true });
const response = kit.imported('SWRResponse', 'swr', { type: true });

/** Writes a hook. It sends no request while the arguments are `null`. */
function hook(call: kit.ClientCall, useClient: Code, useSWR: Code): Code {
  const { name, typeName, endpoint, argument, args, run, result, error = code`Error` } = call;
  const types = code`<${result}, ${error}>`;
  const given = args && code`args: ${args} | null${argument === 'optional' && code` = {}`}, `;
  const key = code`[${kit.lit(name)}${args && code`, args`}]`;
  const read = code`async () => ${run}(client${args && code`, args`})`;
  return code`
    ${kit.jsdoc(endpoint.summary?.value)}
    export function ${kit.ident(`use${typeName}`)}(${given}options?: ${configuration}${types}): ${response}${types} {
      const client = ${useClient}();
      return ${useSWR}${types}(${args && code`args && `}${key}, ${args ? code`args && (${read})` : read}, options);
    }
  `;
}
