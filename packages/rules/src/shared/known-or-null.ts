import { isUnknowable } from '@hostlint/core';

/** The answer; `null` where it cannot be told. */
export async function knownOrNull<T>(question: Promise<T>): Promise<T | null> {
  try {
    return await question;
  } catch (error) {
    if (isUnknowable(error)) return null;
    throw error;
  }
}
