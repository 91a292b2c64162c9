// Reads an answer to its end, wanted or not. The client libraries leave after the last message, a moment before the
// connection ends, and the network ledger would call each good answer a cancelled request. Aborting the fetch still ends it.

export function readOn(response: Response): Response {
  const { body } = response;
  if (!body) return response;
  let isWanted = true;
  const eager = new ReadableStream<Uint8Array>({
    start(controller) {
      void (async () => {
        try {
          for await (const bytes of body) if (isWanted) controller.enqueue(bytes);
          if (isWanted) controller.close();
        } catch (error) {
          if (isWanted) controller.error(error);
        }
      })();
    },
    cancel() {
      isWanted = false;
    },
  });
  return new Response(eager, response);
}
