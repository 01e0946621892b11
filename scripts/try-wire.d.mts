/** The text of the script. */
export function tryWireScript(): Promise<string>;
