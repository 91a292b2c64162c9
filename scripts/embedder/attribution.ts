// Whose books a model was learnt from, as their licence asks it to be said. The list is the sources.json that came with
// the text.
export interface Source {
  split: string;
  repo: string;
  commit: string;
  license: string;
  titles: string[];
}

export function attribution(sources: Source[], rights: string): string {
  const rows = sources.map(
    ({ titles, repo, commit, license }) => `| ${titles.join('; ')} | ${repo} | \`${commit}\` | ${license} |`,
  );
  return `# Attribution

The word vectors in this folder were computed from the text of these books.

${rights}

| Title | Repository on GitHub | Commit | Licence at that commit |
|---|---|---|---|
${rows.join('\n')}

The text was used to compute word-vector statistics; changed; not endorsed by OpenStax.

CC BY 4.0: https://creativecommons.org/licenses/by/4.0/
`;
}
