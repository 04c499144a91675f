import { AppError } from '@media-gateway/kernel';
import { PlanLimitError } from './limit.ts';

/** What the client is told of an operation that cannot be planned; anything else is a fault of ours. */
export const refusalOf = (error: unknown): unknown => (error instanceof PlanLimitError ? planLimit(error) : error);

export const planLimit = (cause: unknown): AppError =>
  new AppError(
    'PLANNING_LIMIT_EXCEEDED',
    'The operation asks for so much, in so many ways, that it cannot be planned; ask for less at once.',
    { cause },
  );

export const planTimeout = (maximum: number): AppError =>
  new AppError(
    'PLANNING_TIMEOUT',
    `To plan the operation takes more than ${maximum} ms; ask for less at once, with fewer fragments on interfaces.`,
    { details: { maximum } },
  );

export const planOverload = (): AppError =>
  new AppError('PLANNING_OVERLOADED', 'Too many new operations wait for their plan; try again in a moment.');
