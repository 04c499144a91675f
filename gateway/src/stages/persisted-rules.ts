import { StartupError } from '@media-gateway/kernel';
import type { PersistedMode, PersistedOptions } from '../options.ts';

/** Whether clients may send any text, and so register it. */
export const takesAnyText = (mode: PersistedMode): boolean => mode === 'allow' || mode === 'log';

/** @throws StartupError where clients could register what they may not send. */
export function checkPersisted({ mode, apq }: PersistedOptions): void {
  if (takesAnyText(mode) || !apq.enabled) return;
  throw new StartupError(
    `persisted.mode is "${mode}", which runs published operations only, and persisted.apq.enabled is true, which lets clients register documents of their own: set one of them otherwise.`,
  );
}
