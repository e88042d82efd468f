import type { ReactNode } from 'react';
import type { Entities } from '../../state/admin/routing';
import { LANGUAGES } from '../app/languages';
import { useAdminT } from './admin-context';
import { durationText } from './admin-text';
import { ChoiceField, DurationField, PromptField, SwitchField } from './inputs';

/** What callers who wait are told between the music. */
export function AnnouncementsEditor({ queue: { announcements } }: { readonly queue: Entities['queues'] }): ReactNode {
  const t = useAdminT();
  const { afterMs, everyMs, language, prompt, tellsPosition, tellsWait } = announcements;
  const at = <F extends keyof typeof announcements>(field: F): `announcements/${F}` => `announcements/${field}`;
  return (
    <section className="card" aria-label={t('announcements.title')}>
      <h3>{t('announcements.title')}</h3>
      <p className="quiet">{t('announcements.intro')}</p>
      <div className="field-grid">
        <PromptField spoken at={at('prompt')} label={t('field.announcements/prompt')} value={prompt} hint={t('hint.announcements/prompt')} />
        <SwitchField at={at('tellsPosition')} label={t('field.announcements/tellsPosition')} value={tellsPosition} hint={t('hint.announcements/tellsPosition')} />
        <SwitchField at={at('tellsWait')} label={t('field.announcements/tellsWait')} value={tellsWait} hint={t('hint.announcements/tellsWait')} />
        <DurationField at={at('afterMs')} label={t('field.announcements/afterMs')} valueMs={afterMs} zero={t('announcements.atOnce')} />
        <DurationField at={at('everyMs')} label={t('field.announcements/everyMs')} valueMs={everyMs} zero={t('announcements.once')} hint={t('hint.announcements/everyMs')} />
        <ChoiceField at={at('language')} label={t('field.language')} value={language} choices={LANGUAGES} hint={t('hint.announcements/language')} />
      </div>
      <p aria-live="polite">
        {prompt === '' && !tellsPosition && !tellsWait ? (
          t('announcements.nothing')
        ) : (
          <>
            {t('announcements.when', {
              after: afterMs === 0 ? t('announcements.atOnce') : t('announcements.afterWait', { wait: durationText(t, afterMs) }),
              every: everyMs === 0 ? t('announcements.once') : t('announcements.everyWait', { wait: durationText(t, everyMs) }),
            })}{' '}
            <q>{[prompt === '' ? '' : `[${prompt}]`, tellsPosition ? t('announcements.place') : '', tellsWait ? t('announcements.wait') : ''].filter(Boolean).join(' ')}</q>
          </>
        )}
      </p>
    </section>
  );
}
