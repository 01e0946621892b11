/** A fenced block. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The file that its title or its first comment names; absent if there is neither. */
  readonly path?: string;
}

export function blocksIn(markdown: string): Block[];
export function withFreePorts(blocks: readonly Block[]): Promise<Block[]>;
export function scriptOf(blocks: readonly Block[]): string;
export function runPage(
  blocks: readonly Block[],
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<{ status: number | null; errors: string }>;
