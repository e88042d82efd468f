import type { ReactNode } from 'react';
import type { RoutingConfiguration } from '../../contract';
import { isSingle } from '../../state/admin/routing';
import type { Change } from '../../state/admin/diff';
import { useAdminT } from './admin-context';
import { changeWords, type ChangeWords } from './change-words';

/** More are counted, not listed: nobody reads them, and the page would stop. */
const LISTED = 200;

interface Props {
  readonly changes: readonly Change[];
  readonly before: RoutingConfiguration;
  readonly after: RoutingConfiguration;
}

/** What is different, in words. */
export function ChangeList({ changes, before, after }: Props): ReactNode {
  const t = useAdminT();
  if (changes.length === 0) return <p className="quiet">{t('diff.none')}</p>;
  return (
    <ul className="change-list" data-testid="admin-changes">
      {changes.slice(0, LISTED).map((change) => (
        <li key={`${change.section}/${change.kind}/${change.id}`} data-kind={change.kind}>
          <p className="change-head">
            <span className="change-kind">{t(`diff.${change.kind}`)}</span> <ChangeSubject change={change} />
          </p>
          {change.fields.map((field) => (
            <FieldLine key={field.field} words={changeWords(t, change.section, field, before, after)} />
          ))}
        </li>
      ))}
      {changes.length > LISTED && <li className="quiet">{t('diff.more', { count: changes.length - LISTED })}</li>}
    </ul>
  );
}

export function ChangeSubject({ change }: { readonly change: Pick<Change, 'section' | 'id' | 'name'> }): ReactNode {
  const t = useAdminT();
  const { section, id, name } = change;
  if (isSingle(section)) return <strong>{t(`page.${section}`)}</strong>;
  if (id === '') return <strong>{t(`page.${section}`)}</strong>;
  return (
    <>
      {t(`one.${section}`)} <strong>{name === '' ? id : name}</strong>
    </>
  );
}

export function FieldLine({ words }: { readonly words: ChangeWords }): ReactNode {
  const t = useAdminT();
  if ('before' in words) {
    return (
      <p className="change-field">
        {words.label}
        {t('colon')}
        <del>{words.before}</del> → <ins>{words.after}</ins>
      </p>
    );
  }
  return (
    <div className="change-field">
      {words.label}
      {t('colon')}
      <ul>
        {words.went.map((line) => (
          <li key={line}>
            <span aria-hidden>− </span>
            <del>{line}</del>
          </li>
        ))}
        {words.came.map((line) => (
          <li key={line}>
            <span aria-hidden>+ </span>
            <ins>{line}</ins>
          </li>
        ))}
      </ul>
    </div>
  );
}
