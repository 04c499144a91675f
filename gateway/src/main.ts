import { keepObjectsYoung, onShutdown, runMain } from '@media-gateway/kernel';
import { HELP, readFlags } from './config/command-line.ts';
import { loadSettings } from './config/load.ts';
import { readVersion } from './config/version.ts';

keepObjectsYoung();

/** The gateway as its own service: what it was told by flags, file and environment, and the subgraphs over HTTP. */
await runMain(async () => {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) return console.log(HELP);
  if (flags.version) return console.log(readVersion());
  const settings = await loadSettings(flags);
  // Loaded when it is clear that there is something to serve: this takes longest.
  const { startService } = await import('./service/start.ts');
  const service = await startService(settings);
  console.log(`gateway serves ${service.url}`);
  process.on('SIGHUP', () => void service.refresh());
  onShutdown(() => service.close());
});
