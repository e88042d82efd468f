import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { whyHref } from '../app/router';

/** To the page that tells why a contact went where it went. */
export function WhyLink({ contactId, caller }: { readonly contactId: string; readonly caller: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <a className="why-link" data-testid="why-link" href={whyHref(contactId)} aria-label={t('why.linkOf', { caller })}>
      {t('why.link')}
    </a>
  );
}
