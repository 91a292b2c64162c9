// Counts what a body weighs on its way out and on its way in. What cannot be weighed beforehand is not sent: a ledger
// that guesses is no ledger.

/** Bytes of a request's body. */
export function sizeOf(body: RequestInit['body']): number {
  if (body === null || body === undefined) return 0;
  if (typeof body === 'string') return Buffer.byteLength(body);
  if (body instanceof URLSearchParams) return Buffer.byteLength(body.toString());
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return body.byteLength;
  if (body instanceof Blob) return body.size;
  throw new TypeError('The size of this body is not known before it is sent');
}

export interface BodyWatch {
  received(bytes: number): void;
  ended(): void;
  cancelled(): void;
  /** Gives back the error the reader is to see. */
  failed(error: unknown): unknown;
}

/** The same response, whose body tells how it is being read. Exactly one of the three ends is told, once. */
export function counted(response: Response, watch: BodyWatch): Response {
  const { status, statusText, headers } = response;
  if (response.body === null) {
    watch.ended();
    return new Response(null, { status, statusText, headers });
  }
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) {
            watch.ended();
            controller.close();
            return;
          }
          watch.received(value.byteLength);
          controller.enqueue(value);
        } catch (error) {
          controller.error(watch.failed(error));
        }
      },
      async cancel(reason) {
        watch.cancelled();
        await reader.cancel(reason);
      },
    },
    // Reads when it is read and not before: bytes nobody asked for stay on the wire.
    { highWaterMark: 0 },
  );
  return new Response(body, { status, statusText, headers });
}
