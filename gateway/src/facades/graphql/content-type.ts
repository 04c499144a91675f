import { AppError } from '@media-gateway/kernel';

const MAX_BODY = 1_000_000;

/**
 * Refuses what GraphQL is not sent as: a form of another site can post urlencoded and multipart bodies with the viewer's
 * cookies, JSON it cannot.
 * @returns the refusal, or undefined.
 */
export function mayAsk(request: Request): Response | undefined {
  if (request.method !== 'POST') return undefined;
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY) {
    return refusal(new AppError('PAYLOAD_TOO_LARGE', `A request may have ${MAX_BODY} bytes.`));
  }
  if (type === 'application/json' || type === 'application/graphql+json') return undefined;
  return refusal(new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send the operation as "content-type: application/json".'));
}

function refusal({ status, message, extensions }: AppError): Response {
  return Response.json({ errors: [{ message, extensions }] }, { status });
}
