import { AppError, type Viewer } from '@media-gateway/kernel';
import { pointerOf } from '../operations/input-check.ts';
import { type Claim, isClaim } from '../operations/claims.ts';
import type { OperationVariable } from '../operations/operation.ts';
import { invalidInput } from './invalid-input.ts';
import type { Resolved } from './resolve-document.ts';

/** What the client sent, and what the viewer's claims fill. */
export type Given = Readonly<Record<string, unknown>>;

/**
 * The variables to run with: those of a published operation that come from the viewer (`@fromContext`) are filled.
 * @throws AppError BAD_USER_INPUT when the client sends one of them, UNAUTHENTICATED when the viewer lacks what is required.
 */
export function supply({ operation, request, viewer }: Resolved): Given {
  const { variables: sent = NONE } = request;
  if (!operation) return sent;
  const filled = operation.variables.filter(({ claim }) => claim !== undefined);
  if (filled.length === 0) return sent;
  refuseSent(filled, sent);
  return { ...sent, ...Object.fromEntries(filled.flatMap((one) => claimOf(one, viewer))) };
}

const NONE: Given = {};

function refuseSent(filled: readonly OperationVariable[], sent: Given): void {
  const problems = filled
    .filter(({ name }) => Object.hasOwn(sent, name))
    .map(({ name }) => ({
      pointer: pointerOf([name]),
      detail: `"${name}" is filled from the viewer; leave it out.`,
    }));
  if (problems.length > 0) throw invalidInput(problems);
}

/** A claim that is missing leaves the variable out, so that its default holds. */
function claimOf(
  { name, claim, required }: OperationVariable,
  viewer: Viewer,
): readonly (readonly [string, unknown])[] {
  const value = claim !== undefined && isClaim(claim) ? viewer[claim satisfies Claim] : null;
  if (value !== null) return [[name, value]];
  if (!required) return [];
  throw new AppError(
    'UNAUTHENTICATED',
    `This needs a signed-in viewer, whose ${claim} it takes: send "Authorization: Bearer <token>".`,
  );
}
