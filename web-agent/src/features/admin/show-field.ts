const TRIES = 20;
const TRY_EVERY_MS = 50;
const FOCUSABLE = 'input:not([type=hidden]), textarea, select, button, [tabindex="0"]';

/**
 * Puts the focus into the field at a place, or into the nearest one around it, once the page that shows it is there.
 * By the document, not by React: the field may be anywhere in a page that isn't rendered yet.
 */
export function showField(place: string, tries = TRIES): void {
  setTimeout(() => {
    const field = nearest(place);
    if (field === undefined && tries > 0) return showField(place, tries - 1);
    if (field === undefined) return;
    field.scrollIntoView({ block: 'center' });
    field.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
    field.classList.remove('shown-field');
    requestAnimationFrame(() => field.classList.add('shown-field')); // Later: so that the animation begins anew.
  }, TRY_EVERY_MS);
}

function nearest(place: string): HTMLElement | undefined {
  const fields = [...document.querySelectorAll<HTMLElement>('.detail [data-place]')];
  const around = fields.filter((field) => {
    const at = field.dataset['place'] ?? '';
    return place === at || place.startsWith(`${at}/`);
  });
  const inside = fields.filter((field) => (field.dataset['place'] ?? '').startsWith(`${place}/`));
  return around.sort((a, b) => length(b) - length(a))[0] ?? inside[0];
}

function length(field: HTMLElement): number {
  return field.dataset['place']?.length ?? 0;
}
