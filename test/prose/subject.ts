/** A rule for textlint: no sentence has a relative clause as its subject. */
import type { TextlintRuleModule } from '@textlint/kernel';

/** "What no document declares is unknown." */
export const CLAUSE =
  /(?<=^|[.:;!?]\s)(?:Who|Whoever|Whatever|What|Of (?:that|what|those|these)|Unless told)\s(?!if\b|is new\b)[^.:?]*(?:[.:?]|$)/g;

const rule: TextlintRuleModule = ({ Syntax, RuleError, getSource, locator, report }) => ({
  [Syntax.Paragraph](node) {
    const text = getSource(node);
    for (const { 0: sentence, index } of text.matchAll(CLAUSE)) {
      if (sentence.endsWith('?')) continue;
      const message = `“${sentence.slice(0, 40)}…” starts with a relative clause: start with the thing`;
      report(node, new RuleError(message, { padding: locator.at(index) }));
    }
  },
});

export default rule;
