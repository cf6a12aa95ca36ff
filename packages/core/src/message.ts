import { cleanText } from './text.js';

export type Messages = { readonly [id: string]: string };

export type Placeholder<S extends string> = S extends `${string}{${infer P}}${infer R}` ? P | Placeholder<R> : never;

/** The data that a message demands: one value per placeholder. */
export type MessageData<S extends string> = { readonly [P in Placeholder<S>]: string | number };

/** Puts data into a message. Values come from the host and are cleaned. */
export function formatMessage(message: string, data: Readonly<Record<string, string | number>>): string {
  if (!message.includes('{')) return message;
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    return value === undefined ? whole : cleanText(String(value), 500);
  });
}
