/** Where the variables of the shell that asks are said to stand. */
export const ownEnvironment = '/proc/self/environ';
