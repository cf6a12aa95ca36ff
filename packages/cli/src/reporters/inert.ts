// Logs of continuous integration run what stands in them so: GitHub a line that starts with `::`; Azure Pipelines, TeamCity and
// older runners of GitHub a word between `##` and `[`, anywhere.
const lineStart = /^([^\S\n]*):(?=:)/gm;
const mark = /##(?=\w*\[)/g;

/** A blank breaks it, for all to see. */
export const inertText = (text: string): string =>
  inertMarks(text.includes('::') ? text.replace(lineStart, '$1: ') : text);

/** For text that does not start a line. */
export const inertMarks = (text: string): string => (text.includes('##') ? text.replace(mark, '# #') : text);

/** An escape that stands for the same text. Lines of JSON never start with host text. */
export const inertJson = (json: string): string => json.replace(mark, '\\u0023#');

/** The same in XML. */
export const inertXml = (xml: string): string => xml.replace(lineStart, '$1&#58;').replace(mark, '&#35;#');
