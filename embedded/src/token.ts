import { readServiceConfig } from '@media-gateway/adapters';
import { ROLES, type Role, StartupError, runMain } from '@media-gateway/kernel';
import { readCommandLine } from './command-line.ts';
import { openIdentity } from './identity.ts';

/** Prints a development token: `npm run token -- --user demo [--role user]`. */
await runMain(async () => {
  const { values } = readCommandLine({
    options: { user: { type: 'string', default: 'demo' }, role: { type: 'string', default: 'user' } },
  });
  if (!ROLES.includes(values.role as Role)) throw new StartupError(`--role is one of ${ROLES.join(', ')}.`);
  const identity = await openIdentity(readServiceConfig().DATA_DIR);
  console.log(await identity.sign({ user: values.user, role: values.role as Role }));
});
