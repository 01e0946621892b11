/** The rule for the part of a configuration that selects operations. */
const STRINGS = { is: 'list', of: { is: 'string' } } as const;

const FIELDS = {
  tags: STRINGS,
  paths: STRINGS,
  methods: STRINGS,
  operations: STRINGS,
  deprecated: { is: 'boolean' },
} as const;

const SELECTION = { is: 'record', fields: FIELDS } as const;

/** The rule for one selection, or a list of them. */
export const SELECTIONS = { is: 'list', of: SELECTION, or: SELECTION } as const;
