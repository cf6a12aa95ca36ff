const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A host's text file as a string; bytes that are no UTF-8 become U+FFFD. */
export const decodeText = (bytes: Uint8Array): string => decoder.decode(bytes);
