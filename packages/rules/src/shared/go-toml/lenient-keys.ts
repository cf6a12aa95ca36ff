import { scanLenientBody } from './lenient-strings.js';

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';

/** A key up to what cannot belong to it, its quoted parts without their escapes. Source: pelletier/go-toml v1.9.5 lexer.go lexKey. */
export function scanLenientKey(
  text: string,
  start: number,
): { readonly text: string; readonly end: number } | { readonly fault: string } {
  let key = '';
  let at = start;
  while (at < text.length && text[at] !== '=') {
    const char = text[at] as string;
    if (char === '"' || char === "'") {
      const body = scanLenientBody(text, at + 1, char, char === '"', true);
      if ('fault' in body) return body;
      key += `${char}${body.value}${char}`;
      at = body.end + 1;
    } else if (char === '\n') return { fault: 'keys cannot contain new lines' };
    else if (isBlank(char)) {
      let end = at;
      while (isBlank(text[end])) end++;
      if (text[end] !== '.') {
        at = end;
        break;
      }
      key += '.';
      for (end++; isBlank(text[end]); end++);
      at = end;
    } else if (/[\w.-]/.test(char)) {
      key += char;
      at++;
    } else return { fault: `keys cannot contain ${char} character` };
  }
  return { text: key, end: at };
}

/** The parts of a key, or what is wrong with it. Source: pelletier/go-toml v1.9.5 keysparsing.go parseKey. */
export function splitLenientKey(key: string): readonly string[] | string {
  const keys: string[] = [];
  let at = 0;
  while (at < key.length) {
    while (isBlank(key[at])) at++;
    const char = key[at];
    if (char === undefined) break;
    const bare = /^[\w-]+/.exec(key.slice(at))?.[0];
    if (bare !== undefined) {
      keys.push(bare);
      at += bare.length;
      const spaced = isBlank(key[at]);
      while (isBlank(key[at])) at++;
      if (at < key.length && key[at] !== '.')
        return `invalid ${spaced ? 'key character after whitespace' : 'bare key character'}: ${key[at]}`;
    } else if (char === '"' || char === "'") {
      const end = key.indexOf(char, at + 1);
      if (end < 0) return 'unclosed quoted key';
      keys.push(key.slice(at + 1, end));
      at = end + 1;
    } else if (char === '.') {
      at++;
      if (at >= key.length) return 'unexpected end of key';
      if (!/[\w'" -]/.test(key[at] as string)) return 'expecting key part after dot';
    } else return `invalid key character: ${char}`;
  }
  return keys.length > 0 ? keys : 'empty key';
}
