import { AppError, type Interaction, checkId } from '@media-gateway/kernel';

/** Below this many seconds somebody has only looked in: nothing is recorded. */
export const MIN_SECONDS = 30;

/** From this share on the rest is credits. */
export const COMPLETE_SHARE = 0.95;

/** Two days: longer than any title. */
export const MAX_DURATION = 172_800;

/** How far a viewer has come in a title. */
export interface Progress {
  readonly titleId: string;
  readonly positionSeconds: number;
  readonly durationSeconds: number;
  readonly completed: boolean;
  readonly updatedAt: Date;
}

export interface ProgressInput {
  readonly titleId: string;
  readonly positionSeconds: number;
  readonly durationSeconds: number;
  readonly deviceId?: string | null | undefined;
}

/** @throws AppError INVALID_ID for an id of another kind, BAD_USER_INPUT for a position outside 0..duration or a duration outside 1..172,800 s. */
export function checkProgress(input: ProgressInput): ProgressInput {
  const { positionSeconds: position, durationSeconds: duration } = input;
  checkId('title', input.titleId);
  if (input.deviceId != null) checkId('device', input.deviceId);
  if (duration < 1 || duration > MAX_DURATION) throw outOfRange('durationSeconds', duration, 1, MAX_DURATION);
  if (position < 0 || position > duration) throw outOfRange('positionSeconds', position, 0, duration);
  return input;
}

const outOfRange = (argument: string, value: number, minimum: number, maximum: number) =>
  new AppError('BAD_USER_INPUT', `"${argument}" is ${value}; it is ${minimum} to ${maximum}.`, {
    details: { argument, minimum, maximum },
  });

/** The watched share, 0–1. */
export const shareOf = ({
  positionSeconds,
  durationSeconds,
}: Pick<Progress, 'positionSeconds' | 'durationSeconds'>): number => positionSeconds / durationSeconds;

export interface Advance {
  readonly progress: Progress;
  /** Whether the progress is to be written: it is not when it says what is known, or too little. */
  readonly recorded: boolean;
  /** What other domains are told; null when it is nothing new. */
  readonly interaction: Pick<Interaction, 'kind' | 'completion'> | null;
}

/**
 * What a checked position makes of the progress so far. A position below 30 s records nothing: the progress so far stays,
 * and where there is none the answer is the position itself.
 */
export function advance(current: Progress | null, input: ProgressInput, now: Date): Advance {
  const { titleId, positionSeconds, durationSeconds } = input;
  const completed = shareOf(input) >= COMPLETE_SHARE && positionSeconds >= MIN_SECONDS;
  const progress: Progress = { titleId, positionSeconds, durationSeconds, completed, updatedAt: now };
  if (positionSeconds < MIN_SECONDS) return { progress: current ?? progress, recorded: false, interaction: null };
  if (current && isSame(current, progress)) return { progress: current, recorded: false, interaction: null };
  return { progress, recorded: true, interaction: interactionOf(current, progress) };
}

const isSame = (a: Progress, b: Progress): boolean =>
  a.positionSeconds === b.positionSeconds && a.durationSeconds === b.durationSeconds;

/** A title is completed once: what is watched of the credits afterwards is no news. */
function interactionOf(before: Progress | null, after: Progress): Advance['interaction'] {
  if (before?.completed && after.completed) return null;
  return { kind: after.completed ? 'COMPLETED' : 'PROGRESSED', completion: shareOf(after) };
}
