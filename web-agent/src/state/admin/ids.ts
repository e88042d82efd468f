const MAX_LENGTH = 40;

/**
 * An id for a new thing of that name: readable in logs and addresses, and never changed afterwards. A name without a latin
 * letter or digit (销售) gets the prefix and the next number: `q1`.
 *
 * @param taken also the ids that were removed in this draft: under one of them the statistics of two things would mix
 */
export function makeId(name: string, prefix: string, taken: ReadonlySet<string>): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replaceAll(/^-+|-+$/g, '');
  if (slug !== '' && !taken.has(slug)) return slug;
  const [stem, first] = slug === '' ? [prefix, 1] : [`${slug}-`, 2];
  let number = first;
  while (taken.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
