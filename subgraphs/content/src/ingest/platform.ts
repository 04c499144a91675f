import path from 'node:path';
import { StartupError } from '@media-gateway/kernel';

/** What a file's name says of its platform. */
const FILE_NAMES: readonly (readonly [RegExp, string])[] = [
  [/netflix/i, 'netflix'],
  [/prime|amazon/i, 'prime-video'],
  [/disney/i, 'disney-plus'],
  [/hulu/i, 'hulu'],
];

/**
 * The code of the platform whose catalogue a file is.
 * @throws StartupError when nothing says so, or what was given is no code.
 */
export function platformOf(file: string, given?: string): string {
  if (given !== undefined) return checkCode(given);
  const found = FILE_NAMES.find(([name]) => name.test(path.basename(file)));
  if (found) return found[1];
  throw new StartupError(
    `${path.basename(file)}: the name does not say which platform it is from; add --platform <code>, such as "netflix".`,
  );
}

function checkCode(code: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code)) return code;
  throw new StartupError(
    `"${code.slice(0, 40)}" is not a platform code; codes are lower-case words joined by hyphens, such as "prime-video".`,
  );
}
