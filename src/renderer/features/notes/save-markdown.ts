// Hands a Markdown text to the browser as a file named after its title.
import { fileNameOf } from './markdown.ts';

export function saveMarkdown(title: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: fileNameOf(title) });
  link.click();
  // After the click has been handled; at once would take the file away from under the download.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
