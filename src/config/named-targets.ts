/** Targets of one's own that a configuration in JSON names: packages, or files beside it. */
import type { Report } from '../diagnostics/report.js';
import { escapePointer } from '../model/pointer.js';
import { codePlaceText, messageOf, placeThrown } from './user-code.js';

/**
 * A configuration with targets in the places of their names.
 * @param value what the file holds, not checked yet; what is no name stays for the check
 * @param source the file's name, for diagnostics
 * @param load gives the default export of a package or a file
 * @param report takes a diagnostic for each that cannot be loaded
 */
export async function withNamedTargets(
  value: unknown,
  source: string,
  load: (name: string) => Promise<unknown>,
  report: Report,
): Promise<unknown> {
  const loaded = async (one: unknown, pointer: string): Promise<unknown> => {
    if (typeof one !== 'string') return one;
    try {
      return await load(one);
    } catch (error) {
      const [first = ''] = messageOf(error).split('\n', 1);
      const place = placeThrown(error);
      const reason = place ? `${first} (${codePlaceText(place)})` : first;
      report.add('config/target-load', { name: one, reason }, { source, pointer });
      return one;
    }
  };
  const ofApi = async (api: unknown, pointer: string): Promise<unknown> => {
    if (!isRecord(api) || !Array.isArray(api['customTargets'])) return api;
    const all = api['customTargets'].map((one: unknown, index) =>
      loaded(one, `${pointer}/customTargets/${index}`),
    );
    return { ...api, customTargets: await Promise.all(all) };
  };
  if (Array.isArray(value)) {
    return Promise.all(value.map((one: unknown, index) => ofApi(one, `/${index}`)));
  }
  if (!isRecord(value) || !isRecord(value['apis'])) return ofApi(value, '');
  const apis = Object.entries(value['apis']).map(async ([name, one]) => {
    return [name, await ofApi(one, `/apis/${escapePointer(name)}`)] as const;
  });
  return { ...value, apis: Object.fromEntries(await Promise.all(apis)) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
