import { AppError } from '@media-gateway/kernel';
import type { AppRef } from '../operations/client-registry.ts';

/** Anything that can be printed, but for `~`, which stands between the two, and `/`. */
const PART = '[^~/\\p{C}]{1,100}';
const REF = new RegExp(`^(${PART})~(${PART})$`, 'u');

/** `ios~3.2.0` as a version of an application. @throws AppError BAD_USER_INPUT */
export function parseRef(text: string): AppRef {
  const [, app, version] = REF.exec(text) ?? [];
  if (app !== undefined && version !== undefined && app === app.trim() && version === version.trim())
    return { app, version };
  throw new AppError(
    'BAD_USER_INPUT',
    `"${text.slice(0, 80)}" is no version of an application; write <app>~<version>, for example ios~3.2.0, each of 1 to 100 characters.`,
  );
}

export const printRef = ({ app, version }: AppRef): string => `${app}~${version}`;
