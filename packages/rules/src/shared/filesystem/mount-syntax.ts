/** What the kernel's option parser takes for something else in an unquoted path. Spaces and newlines are harmless. */
export const hasMountSyntax = (path: string): boolean => [':', ',', '\\'].some(letter => path.includes(letter));
