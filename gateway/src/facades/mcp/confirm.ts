import {
  type CallToolResult,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
} from '@modelcontextprotocol/server';
import { failed } from './result.ts';
import { CONFIRM, type ToolOperation } from './tools.ts';

export interface Consent {
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether the client can ask its user. */
  readonly elicits: boolean;
  /** What the client sent with the call that it repeats. */
  readonly responses: Readonly<Record<string, unknown>> | undefined;
}

/**
 * What is answered instead of doing it, until the viewer has agreed. A client that can ask is asked to (2026-07-28: input required;
 * before: elicitation), and then only its user's answer counts; any other says with an argument that it asked. Nothing is kept between.
 */
export function missingConsent(
  tool: ToolOperation,
  consent: Consent,
): CallToolResult | InputRequiredResult | undefined {
  if (!consent.elicits) return consent.values[CONFIRM] === true ? undefined : unconfirmed(tool);
  const response = inputResponse(consent.responses, CONFIRM);
  if (response.kind === 'missing') return askFor(tool, consent.values);
  const agreed = response.kind === 'elicit' && response.action === 'accept' && response.content?.[CONFIRM] === true;
  return agreed ? undefined : declined(tool);
}

const askFor = ({ mcp }: ToolOperation, { [CONFIRM]: _, ...values }: Consent['values']): InputRequiredResult =>
  inputRequired({
    inputRequests: {
      [CONFIRM]: inputRequired.elicit({
        message: `${mcp.title}: ${JSON.stringify(values).slice(0, 500)}. This takes something away. Go on?`,
        requestedSchema: {
          type: 'object',
          properties: { [CONFIRM]: { type: 'boolean', title: 'Go on', default: false } },
          required: [CONFIRM],
        },
      }),
    },
  });

const unconfirmed = ({ mcp }: ToolOperation): CallToolResult =>
  failed([{ code: 'CONFIRMATION_REQUIRED', message: `${mcp.title} takes something away; nothing was changed yet.` }]);

const declined = ({ mcp }: ToolOperation): CallToolResult => ({
  content: [{ type: 'text', text: `The viewer did not agree to ${mcp.title}; nothing was changed.` }],
  isError: true,
});
