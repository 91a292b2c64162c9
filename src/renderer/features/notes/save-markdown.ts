// Saves a Markdown text as a file named after its title.
import { saveFile } from '../../lib/save-file.ts';
import { fileNameOf } from './markdown.ts';

export function saveMarkdown(title: string, text: string): void {
  saveFile(new File([text], fileNameOf(title), { type: 'text/markdown' }));
}
