import { AppError, checkId, requireUser } from '@media-gateway/kernel';
import { PERSONAL } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import { type Device, checkDevice } from '../domain/device.ts';
import { addDevice, deleteDevice } from '../store/device.ts';

const DeviceTypeRef = builder.enumType('DeviceType', {
  description: 'What kind of device it is.',
  values: {
    TV: { description: 'A television set.' },
    MOBILE: { description: 'A phone.' },
    TABLET: { description: 'A tablet.' },
    WEB: { description: 'A browser.' },
    CONSOLE: { description: 'A game console.' },
    STICK: { description: 'A stick or box at a television set.' },
  } as const,
});

export const DeviceRef = builder.objectRef<Device>('Device').implement({
  description: 'A device on which a user watches.',
  directives: PERSONAL,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, `device_…`.' }),
    name: t.exposeString('name', { description: 'What its owner calls it.' }),
    type: t.expose('type', { type: DeviceTypeRef, description: 'What kind it is.' }),
    platform: t.exposeString('platform', {
      nullable: true,
      description: 'Its operating system, such as "tvos" or "webos"; null when unknown.',
    }),
    capabilities: t.stringList({
      description: 'What it can do, such as "4k" or "dolby-vision".',
      resolve: ({ capabilities }) => [...capabilities],
    }),
    lastSeenAt: t.expose('lastSeenAt', { type: 'DateTime', description: 'When it was last heard of.' }),
  }),
});

const DeviceInputRef = builder.inputType('DeviceInput', {
  description: 'A device as it presents itself.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What its owner calls it, 1 to 80 characters.' }),
    type: t.field({ type: DeviceTypeRef, required: true, description: 'What kind it is.' }),
    platform: t.string({ description: 'Its operating system, 1 to 40 characters.' }),
    capabilities: t.stringList({ description: 'What it can do, at most 20 words such as "4k".' }),
  }),
});

builder.mutationFields((t) => ({
  registerDevice: t.field({
    type: DeviceRef,
    description: "Adds a device to the viewer's. With ten already it is a CONFLICT. Needs a signed-in viewer.",
    args: { input: t.arg({ type: DeviceInputRef, required: true, description: 'The device.' }) },
    resolve: (_, { input }, { viewer, deps }) => addDevice(deps, requireUser(viewer), checkDevice(input)),
  }),
  removeDevice: t.boolean({
    description:
      "Takes one of the viewer's devices away; always true. NOT_FOUND when the viewer has no such device. Needs a signed-in viewer.",
    args: { id: t.arg.id({ required: true, description: 'The device, `device_…`.' }) },
    resolve: async (_, { id }, { viewer, deps }) => {
      if (await deleteDevice(deps, requireUser(viewer).id, checkId('device', id))) return true;
      throw new AppError('NOT_FOUND', `You have no device "${id}"; "viewer { user { devices { id } } }" lists yours.`);
    },
  }),
}));
