import type { Viewer } from '@media-gateway/kernel';
import { PERSONAL } from '@media-gateway/pothos';
import { builder } from '../builder.ts';
import { type Account, checkOwn } from '../domain/account.ts';
import { DeviceRef } from './device.ts';
import { PreferencesRef } from './preferences.ts';

const RoleRef = builder.enumType('Role', {
  description: 'What a viewer may do; each may do what those before may.',
  values: {
    GUEST: { description: 'Not signed in.' },
    USER: { description: 'Signed in.' },
    PREMIUM: { description: 'Signed in and paying.' },
    MODERATOR: { description: 'Keeps the catalogue and the offers right.' },
    ADMIN: { description: 'Runs the system.' },
  } as const,
});

/** A user is only ever the viewer: `checkOwn` lets nobody else through. */
const UserRef = builder.objectRef<Account>('User').implement({
  description: 'Somebody with an account.',
  directives: PERSONAL,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Their id, `user_…`.' }),
    name: t.exposeString('name', { description: 'What they are called.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the account was made.' }),
    preferences: t.field({
      type: PreferencesRef,
      description: 'What they would rather see.',
      resolve: (_, __, { own }) => own().preferences(),
    }),
    devices: t.field({
      type: [DeviceRef],
      description: 'Their devices, at most ten, the one heard of last first.',
      listSize: { assumedSize: 10 },
      resolve: async (_, __, { own }) => [...(await own().devices())],
    }),
  }),
});

builder.asEntity(UserRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, { viewer, own }) => {
    checkOwn(viewer, id);
    return own().account();
  },
});

const ViewerRef = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who asks.',
  directives: PERSONAL,
  fields: (t) => ({
    role: t.field({
      type: RoleRef,
      description: 'What they may do.',
      resolve: ({ role }) => role.toUpperCase() as Uppercase<typeof role>,
    }),
    scopes: t.stringList({ description: 'What their token is good for.', resolve: ({ scopes }) => [...scopes] }),
    user: t.field({
      type: UserRef,
      nullable: true,
      description: 'Their account, made when it is first asked for; null for a guest.',
      resolve: ({ id }, _, { own }) => (id === null ? null : own().account()),
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerRef,
    nullable: true,
    description: 'Who asks, by the token that was sent; a guest without one.',
    resolve: (_, __, { viewer }) => viewer,
  }),
);
