import { Button, Modal, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { mentionsOf, withoutMentions, type Mention } from '../../state/admin/mentions';
import { changeEntity, entitiesOf, findEntity, idOf, indexOfEntity, moveEntity, nameOf, removeEntity, type Entity, type Section } from '../../state/admin/routing';
import { useAdmin, useAdminT } from './admin-context';
import { problemText } from './admin-text';
import { adminHref, goTo } from './admin-route';
import { ProblemLine } from './field';

interface Props {
  readonly section: Section;
  readonly entity: Entity;
  readonly ordered: boolean;
}

/** What is edited, its place in the list, and the ways out: back to what holds, or gone. */
export function EditorHead({ section, entity, ordered }: Props): ReactNode {
  const t = useAdminT();
  const { draft, open, readOnly } = useAdmin();
  const [removing, setRemoving] = useState(false);
  const id = idOf(section, entity);
  const held = findEntity(open.base.routing, section, id);
  const isChanged = open.changes.some((change) => change.section === section && change.id === id && change.kind === 'changed');
  const index = indexOfEntity(open.routing, section, id);
  const last = entitiesOf(open.routing, section).length - 1;
  const whole = open.problems.filter((problem) => problem.section === section && problem.id === id && problem.field === '');
  const move = (to: number): void => draft.edit((routing) => moveEntity(routing, section, id, to), `${section}/order/${id}`);
  const name = nameOf(section, entity);
  return (
    <header className="editor-head">
      <div className="editor-name">
        <h2>{name === '' ? id : name}</h2>
        {name !== id && <code title={t('idStays')}>{id}</code>}
      </div>
      {!readOnly && (
        <div className="editor-tools">
          {ordered && (
            <>
              <Button size="small" disabled={index === 0} aria-label={t('moveUp')} title={t('moveUp')} onClick={() => move(index - 1)}>
                ↑
              </Button>
              <Button size="small" disabled={index === last} aria-label={t('moveDown')} title={t('moveDown')} onClick={() => move(index + 1)}>
                ↓
              </Button>
            </>
          )}
          {held !== undefined && isChanged && (
            <Button size="small" onClick={() => draft.edit((routing) => changeEntity(routing, section, id, () => held as never))}>
              {t('revertThis')}
            </Button>
          )}
          <Button size="small" danger data-testid="admin-remove" onClick={() => setRemoving(true)}>
            {t('remove')}
          </Button>
        </div>
      )}
      {whole.map((problem) => (
        <ProblemLine key={problem.code} text={problemText(t, problem)} severity={problem.severity} />
      ))}
      {removing && <RemoveDialog section={section} entity={entity} onClose={() => setRemoving(false)} />}
    </header>
  );
}

const LISTED = 12;

/** Says who still refers to a thing, and takes it out there as well. */
function RemoveDialog({ section, entity, onClose }: { readonly section: Section; readonly entity: Entity; readonly onClose: () => void }): ReactNode {
  const t = useAdminT();
  const { draft, open } = useAdmin();
  const id = idOf(section, entity);
  const [instead, setInstead] = useState<string>();
  const mentions = useMemo(() => mentionsOf(open.routing, section, id), [open.routing, section, id]);
  const needed = mentions.some((mention) => mention.needed);
  const others = (entitiesOf(open.routing, section) as readonly Entity[]).filter((other) => idOf(section, other) !== id);
  const remove = (): void => {
    draft.edit((routing) => removeEntity(withoutMentions(routing, section, id, instead), section, id));
    onClose();
    goTo(section);
  };
  return (
    <Modal
      open
      title={t('removal.title', { name: nameOf(section, entity) })}
      okText={t('remove')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, disabled: needed && instead === undefined, 'data-testid': 'admin-remove-now' }}
      onOk={remove}
      onCancel={onClose}
    >
      <div className="publish">
        {mentions.length === 0 ? <p>{t('removal.free')}</p> : <MentionList mentions={mentions} />}
        {mentions.length > 0 && (
          <div className="admin-field">
            <label>{needed ? t('removal.insteadNeeded') : t('removal.instead')}</label>
            <Select<string | undefined>
              className="wide-input"
              allowClear={!needed}
              value={instead}
              aria-label={t('removal.instead')}
              placeholder={needed ? t('removal.choose') : t('removal.nothing')}
              options={others.map((other) => ({ value: idOf(section, other), label: nameOf(section, other) }))}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={setInstead}
            />
          </div>
        )}
        <p className="quiet">{t('removal.undo')}</p>
      </div>
    </Modal>
  );
}

export function MentionList({ mentions }: { readonly mentions: readonly Mention[] }): ReactNode {
  const t = useAdminT();
  const things = [...new Map(mentions.map((mention) => [`${mention.section}/${mention.id}`, mention])).values()];
  return (
    <>
      <p>{t('removal.mentioned', { count: things.length })}</p>
      <ul className="mention-list">
        {things.slice(0, LISTED).map(({ section, id, name }) => (
          <li key={`${section}/${id}`}>
            {t(`one.${section}`)} <a href={adminHref(section, id)}>{name}</a>
          </li>
        ))}
        {things.length > LISTED && <li className="quiet">{t('diff.more', { count: things.length - LISTED })}</li>}
      </ul>
    </>
  );
}
