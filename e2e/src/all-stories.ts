/** What the runner starts: the stories it was asked for, one after another. */
const files = JSON.parse(process.env['ONELINE_E2E_STORIES'] ?? '[]') as string[];
for (const file of files) {
  await import(`../${file}`);
}
