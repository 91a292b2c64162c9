// pdf.js's parser, as the worker runs it. A document closed while it was still being opened ends there in a promise that
// nobody waits for; that is no error.
import 'pdfjs-dist/build/pdf.worker.min.mjs';

self.addEventListener('unhandledrejection', (event) => {
  if (/^Worker was (terminated|destroyed)/.test(String(event.reason?.message))) event.preventDefault();
});
