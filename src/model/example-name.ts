/** Names of values in examples: `new-transfer-id` is the id of a transfer that was created before. */

const OF_EXAMPLE =
  /^(?:new|my|personal|your|test|sample|existing|created)(?:[-_.]+|(?=[A-Z]))(?=[A-Za-z])/;

/** The name without the words of the example: `transfer-id`, and `accountId` for `myAccountId`. */
export function withoutExample(name: string): string {
  const bare = name.replace(OF_EXAMPLE, '');
  return bare === name || /[-_.]/.test(name) ? bare : bare.charAt(0).toLowerCase() + bare.slice(1);
}
