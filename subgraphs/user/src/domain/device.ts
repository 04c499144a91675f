import { AppError } from '@media-gateway/kernel';
import { checkList, checkText, refuse } from './text.ts';

export const DEVICE_TYPES = ['TV', 'MOBILE', 'TABLET', 'WEB', 'CONSOLE', 'STICK'] as const;
export type DeviceType = (typeof DEVICE_TYPES)[number];

export interface Device {
  readonly id: string;
  readonly name: string;
  readonly type: DeviceType;
  readonly platform: string | null;
  readonly capabilities: readonly string[];
  readonly lastSeenAt: Date;
}

export interface DeviceInput {
  readonly name: string;
  readonly type: DeviceType;
  readonly platform?: string | null | undefined;
  readonly capabilities?: readonly string[] | null | undefined;
}

/** Devices a user may have. */
export const MAX_DEVICES = 10;

const MAX_CAPABILITIES = 20;

/** @throws AppError BAD_USER_INPUT for a name, platform or capability that cannot be. */
export const checkDevice = ({
  name,
  type,
  platform,
  capabilities,
}: DeviceInput): Omit<Device, 'id' | 'lastSeenAt'> => ({
  name: checkText('name', name, 80),
  type,
  platform: platform == null ? null : checkText('platform', platform, 40),
  capabilities: checkList('capabilities', capabilities ?? [], MAX_CAPABILITIES).map(checkCapability),
});

function checkCapability(capability: string): string {
  if (/^[A-Za-z0-9._-]{1,40}$/.test(capability)) return capability;
  return refuse(
    'capabilities',
    'A capability is 1 to 40 letters, digits, dots, hyphens or underscores, such as "4k" or "dolby-vision".',
  );
}

/** @throws AppError CONFLICT when the user has as many devices as one may have. */
export function checkRoom(count: number): void {
  if (count < MAX_DEVICES) return;
  throw new AppError('CONFLICT', `You have ${count} devices, and ${MAX_DEVICES} is the most; remove one first.`, {
    details: { maximum: MAX_DEVICES },
  });
}
