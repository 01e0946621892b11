/** Mistakes of syntax in a configuration that is a module, with their places. */

/** A mistake of syntax. */
export interface SyntaxMistake {
  readonly reason: string;
  /** In UTF-16 units. */
  readonly offset: number;
}

/**
 * The first mistake of syntax in a module.
 * @param name of its file: its ending tells the language
 * @param text its content; only parsed, never run
 * @returns nothing when there is none
 */
export async function firstSyntaxError(
  name: string,
  text: string,
): Promise<SyntaxMistake | undefined> {
  const { ts } = await import('ts-morph');
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: name,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  const [first] = diagnostics.filter(({ start }) => start !== undefined);
  if (!first) return undefined;
  return {
    reason: ts.flattenDiagnosticMessageText(first.messageText, ' '),
    offset: first.start ?? 0,
  };
}
