import rules from '@hostlint/rules';

/** All packages have one version, and that of the rules is there at run time. */
export const tool = { name: 'hostlint', version: rules.version } as const;
