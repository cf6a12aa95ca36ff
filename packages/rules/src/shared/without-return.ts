/** A line without the carriage return of files that were written on Windows. */
export const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
