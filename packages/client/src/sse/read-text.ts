import { ConnectionLost } from '../stream.ts';

/** The text of a response as it comes. @throws ConnectionLost when it breaks off, or is silent for too long. */
export async function* readText(response: Response, silenceMs = 30_000): AsyncGenerator<string, void, void> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await within(silenceMs, reader.read());
      if (done) return;
      yield decoder.decode(value, { stream: true });
    }
  } catch (cause) {
    throw cause instanceof ConnectionLost ? cause : new ConnectionLost('The stream broke off.', { cause });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function within<T>(silenceMs: number, read: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ConnectionLost(`Nothing came for ${silenceMs} ms.`)), silenceMs);
  });
  try {
    return await Promise.race([read, silence]);
  } finally {
    clearTimeout(timer);
  }
}
