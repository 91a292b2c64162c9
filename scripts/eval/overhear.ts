// The same response, while somebody listens: each piece of its body as text when it is read, and the end, whole or not.
export interface Listener {
  piece(text: string): void;
  ended(isWhole: boolean): void;
}

export function overhear(response: Response, listener: Listener): Response {
  const { status, statusText, headers } = response;
  if (response.body === null) {
    listener.ended(true);
    return response;
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) {
            listener.ended(true);
            controller.close();
            return;
          }
          listener.piece(decoder.decode(value, { stream: true }));
          controller.enqueue(value);
        } catch (error) {
          listener.ended(false);
          controller.error(error);
        }
      },
      async cancel(reason) {
        listener.ended(false);
        await reader.cancel(reason);
      },
    },
    // Nothing is read before it is wanted, so that the time of a piece is the time it came.
    { highWaterMark: 0 },
  );
  return new Response(body, { status, statusText, headers });
}
