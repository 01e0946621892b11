/** The rule for a selection of operations in a configuration. */
const STRINGS = { is: 'list', of: { is: 'string' } } as const;

const FIELDS = {
  tags: STRINGS,
  paths: STRINGS,
  methods: STRINGS,
  operations: STRINGS,
  deprecated: { is: 'boolean' },
} as const;

const SELECTION = { is: 'record', fields: FIELDS } as const;

/** One selection, or several. */
export const SELECTIONS = { is: 'list', of: SELECTION, or: SELECTION } as const;
