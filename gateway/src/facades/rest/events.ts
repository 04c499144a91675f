import type { ServerResponse } from 'node:http';
import type { StreamEvent, StreamResponse } from '../../gateway.ts';
import { Payload } from '../../gateway.ts';
import { type StreamedOptions, sendStream } from '../graphql/stream.ts';
import type { Asked } from './asked.ts';
import { hoistText } from './quick.ts';
import type { AnswerForm } from './route.ts';
import { hoistResult } from './respond.ts';

const FORM: StreamedOptions['form'] = { kind: 'sse', boundary: '-', format: 'v0.2' };

export interface EventsOptions extends Pick<StreamedOptions, 'streams'> {
  readonly asked: Asked;
}

/** A subscription as server-sent events: `next` with `{ data }` of each event and its id, and `complete`. */
export function sendEvents(res: ServerResponse, response: StreamResponse, { asked, streams }: EventsOptions) {
  const { answer } = asked.route;
  const sent = answer.hoist.length > 0 ? { ...response, events: hoisted(response.events, answer) } : response;
  return sendStream(res, sent, { form: FORM, streams });
}

async function* hoisted(events: StreamResponse['events'], form: AnswerForm): StreamResponse['events'] {
  for await (const event of events) yield { ...event, payload: hoistPayload(event.payload, form) };
}

function hoistPayload(payload: StreamEvent['payload'], { hoist, alone }: AnswerForm): Payload {
  const text = alone && !payload.known ? hoistText(payload.text, hoist) : undefined;
  return text === undefined
    ? new Payload(JSON.stringify(hoistResult(payload.result, hoist)))
    : new Payload(text, payload);
}
