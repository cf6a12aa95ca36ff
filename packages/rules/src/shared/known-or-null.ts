import { isUnknowable } from '@hostlint/core';

/** The answer; `null` where it cannot be told. */
export const knownOrNull = <T>(question: Promise<T>): Promise<T | null> => knownOr(question, null);

/** The answer, or what stands for one that cannot be had. */
export async function knownOr<T, D>(question: Promise<T>, otherwise: D): Promise<T | D> {
  try {
    return await question;
  } catch (error) {
    if (isUnknowable(error)) return otherwise;
    throw error;
  }
}
