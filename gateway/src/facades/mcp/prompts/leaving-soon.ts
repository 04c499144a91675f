import { answerOf } from '../answer.ts';
import { completePlatforms } from '../completers.ts';
import { answerAddress } from '../links.ts';
import type { Operations } from '../resources/kind.ts';
import { compactText } from '../text/compact.ts';
import { type PromptKind, userText } from './kind.ts';

const TASK =
  'These offers end soon; an end that is unknown is not among them. Group them by week, begin with what ends first, and say for ' +
  "each in a few words what it is. Put what is on the viewer's watchlist (get_watchlist) at the top.";

/** What to watch before it is gone, with the list as it is now. */
export function leavingSoonPrompt(operations: Operations): PromptKind | undefined {
  const operation = operations.get('LeavingSoon');
  if (!operation) return undefined;
  return {
    prompt: {
      name: 'leaving_soon',
      title: 'What is leaving soon',
      description: 'Go through what ends soon in a country, most urgent first.',
      arguments: [
        { name: 'region', description: 'The country, ISO 3166-1 alpha-2.', required: true },
        { name: 'platform', description: 'Only this platform, by its code.' },
      ],
    },
    completers: { platform: completePlatforms },
    async write({ region = '', platform }, { gateway, caller }, signal) {
      const variables = { region, ...(platform && { platforms: [platform] }), first: 10 };
      const { data, faults } = await answerOf(gateway, { operation, variables, caller, signal });
      const text = data ? compactText(data).text : (faults[0]?.message ?? 'The list could not be had.');
      const resource = { uri: answerAddress(operation.name, variables), mimeType: 'text/plain', text };
      return {
        description: `What is leaving soon in ${region}`,
        messages: [userText(TASK), { role: 'user', content: { type: 'resource', resource } }],
      };
    },
  };
}
