/**
 * Compares the servers of two APIs. A change that concerns the whole API is reported only once. All other changes are
 * reported for each operation that they concern.
 */
import { shortName } from '../../base/foundation/text/quoted.js';
import { memoizeByObject, memoizeByView } from '../../base/foundation/memo.js';
import type { Api, Server } from '../../model/api.js';
import { addFinding, createScope, type Finding, type FindingPlace } from './change.js';
import { paired } from './paired.js';
import type { ChangeRule } from './rules.js';

type Servers = ReadonlyMap<string, Server>;

/** The maximum number of findings that one rule may add for an operation. Every operation may have many servers. */
const MOST_NAMED = 10;

/**
 * Compares the servers of two APIs. Many operations have the same list of servers, so each pair of lists is compared
 * only once.
 * @param whole receives the changes that concern all servers of the API, so that they are not repeated for each
 * operation
 * @returns a function that takes the old and the new server list of an operation, and returns the changes that are not
 * in `whole`
 */
export function serverComparison(
  before: Api,
  after: Api,
  whole: FindingPlace,
): (old: readonly Server[], fresh: readonly Server[]) => readonly Finding[] {
  compareServers(whole, byUrl(allServers(before)), byUrl(allServers(after)));
  const reported = new Set(whole.scope.findings.map(textOf));
  const mapOf = memoizeByObject(byUrl);
  return memoizeByView((old: readonly Server[], fresh: readonly Server[]) => {
    const scope = createScope({ kind: 'api' });
    compareServers({ ...whole, scope }, mapOf(old), mapOf(fresh));
    return shortened(scope.findings.filter((one) => !reported.has(textOf(one))));
  });
}

function textOf({ rule, words }: Finding): string {
  return JSON.stringify([rule, words]);
}

/** Returns the first `MOST_NAMED` findings of each rule. The others are replaced by one finding with their number. */
function shortened(findings: readonly Finding[]): readonly Finding[] {
  const counts = new Map<ChangeRule, number>();
  const kept: Finding[] = [];
  for (const finding of findings) {
    const count = (counts.get(finding.rule) ?? 0) + 1;
    counts.set(finding.rule, count);
    if (count <= MOST_NAMED) kept.push(finding);
  }
  for (const [rule, count] of counts) {
    const last = kept.findLast((one) => one.rule === rule);
    if (last && count > MOST_NAMED)
      kept.push({ ...last, words: moreText(rule, count - MOST_NAMED) });
  }
  return kept;
}

/** Returns the text of the finding that replaces further findings of a rule: `12 more servers removed`. */
function moreText(rule: ChangeRule, count: number): string {
  if (rule === 'server/variables') return `${count} more changes of variables of servers`;
  return `${count} more servers ${rule === 'server/added' ? 'added' : 'removed'}`;
}

/**
 * Returns the servers of the API and of all operations, because a server is only removed if no operation uses it any
 * more.
 */
function allServers({ servers, endpoints }: Api): Server[] {
  const lists = new Set(endpoints.map((endpoint) => endpoint.servers));
  return [...lists, servers].flat();
}

/** Compares servers by URL. If one of the APIs declares no servers, they are not compared. */
function compareServers(place: FindingPlace, old: Servers, fresh: Servers): void {
  if (old.size === 0 || fresh.size === 0) return;
  const kept = [...old.keys()].some((url) => fresh.has(url));
  for (const [server, now, { url, origins }] of paired(old, fresh)) {
    if (server && now) compareVariables(place, server, now);
    else if (now) {
      addFinding(place, 'server/added', `server ${url} added`, { after: origins });
    } else {
      const rule = kept ? 'server/removed' : 'server/replaced';
      addFinding(place, rule, `server ${url} removed`, { before: origins });
    }
  }
}

/** Compares the variables of a server. A caller that omits a variable uses its default. */
function compareVariables(place: FindingPlace, before: Server, after: Server): void {
  const places = { before: before.origins, after: after.origins };
  const say = (text: string): void => addFinding(place, 'server/variables', text, places);
  for (const name of new Set([...before.variables.keys(), ...after.variables.keys()])) {
    const [old, fresh] = [before.variables.get(name), after.variables.get(name)];
    const what = `variable ${shortName(name)} of server ${before.url}`;
    if (old?.default !== fresh?.default) {
      const [was, is] = [old?.default ?? 'none', fresh?.default ?? 'none'];
      say(`default of ${what} changed from ${was} to ${is}`);
    }
    const values = fresh?.enum && new Set(fresh.enum);
    const gone = values && (old?.enum ?? []).filter((value) => !values.has(value));
    const isListed = fresh?.enum !== undefined && old?.enum === undefined;
    if (gone && gone.length > 0) {
      say(`${gone.length === 1 ? 'value' : 'values'} ${gone.join(', ')} of ${what} removed`);
    } else if (isListed) {
      say(`${what} allows only ${fresh.enum.join(', ')} now; it allowed any value`);
    }
  }
}

function byUrl(servers: readonly Server[]): Servers {
  return new Map(servers.flatMap((server) => (server.url === '' ? [] : [[server.url, server]])));
}
