/** Infers paths that are not declared: in a tree of recorded calls, segments that vary become parameters. */
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';
import { percentDecoded } from '../../../base/foundation/text/percent-encoding.js';
import type { PathSegment } from '../../../model/path.js';
import { wordsOf } from '../../../base/foundation/words.js';
import { isApiName, segmentRoles } from '../infer/api-name.js';
import { literalChild, type PathNode } from './declared-paths.js';
import { identifierForm } from '../infer/identifier.js';
import {
  createNode,
  literalOf,
  parameterOf,
  type CalledNode,
  type PathUse,
} from './called-node.js';
import type { BodyNames } from './body-names.js';
import { joinWords } from './path-words.js';

/** Tests for path segments. */
interface TextTests {
  readonly isVersion: (text: string) => boolean;
  /** Returns true for a segment that is the value of a personal field in a body, such as `name`. */
  readonly isPersonal: (text: string) => boolean;
}

/**
 * Builds a tree of requests to paths that are not declared.
 * @param declared the declared paths of the same server; an undeclared path may have the same first segments as one of
 * them
 * @param names the names of people and resources in the bodies
 */
export function createPathTree<Request>(
  uses: readonly PathUse<Request>[],
  declared: PathNode | undefined,
  names: BodyNames,
): CalledNode<Request> {
  const root = createNode<Request>();
  const tests = { isVersion: createVersionTest(uses), isPersonal: names.isPersonal };
  for (const use of uses) addUse(root, use, declared, tests);
  joinWords(root, names);
  return root;
}

/** Returns a test for the version of the API, which is a number at the start of all paths: `/2/tweets`. */
function createVersionTest(uses: readonly PathUse<unknown>[]): (text: string) => boolean {
  const firsts = new Set(uses.map(({ segments }) => segments[0]));
  const numbers = [...firsts].filter((text) => text !== undefined && /^\d{1,4}$/.test(text));
  return (text) => numbers.length === 1 && numbers[0] === text;
}

function addUse<Request>(
  root: CalledNode<Request>,
  use: PathUse<Request>,
  declared: PathNode | undefined,
  { isVersion, isPersonal }: TextTests,
): void {
  let node = root;
  let known = declared;
  const roles = segmentRoles(use.segments.map(percentDecoded));
  for (const [index, raw] of use.segments
    .slice(0, READING_LIMITS.recordedSegments.most)
    .entries()) {
    const literal = known && literalChild(known, raw);
    const parameter = literal
      ? undefined
      : known?.parameters.find(({ segment }) => segment.length === 1);
    known = literal ?? parameter?.node;
    const text = percentDecoded(raw);
    const form = literal || (index === 0 && isVersion(text)) ? undefined : identifierForm(text);
    node =
      parameter || form
        ? parameterOf(node, parameter && nameOf(parameter.segment), form)
        : literalOf(node, raw);
    if (literal) node.isDeclared = true;
    else if (roles[index] === 'value') node.isValue = true;
    else if (roles[index] === 'word') node.isWord = true;
    else if (roles[index] === 'unknown' && !wordsOf(text).some(isKnownWord)) {
      node.isUnknown = true;
      if (isPersonal(text)) node.isPersonal = true;
    }
  }
  node.ends.push(use);
}

function nameOf(segment: PathSegment): string | undefined {
  const [part] = segment;
  return part?.kind === 'parameter' ? part.name : undefined;
}

function isKnownWord(word: string): boolean {
  return word.length > 3 && isApiName(word);
}
