import { useMemo, useState, type ReactNode } from 'react';
import type { RoutingConfiguration } from '../../contract';
import { makeId } from '../../state/admin/ids';
import { addEntity, entitiesOf, findEntity, idOf, nameOf, type Entities, type Entity, type Section } from '../../state/admin/routing';
import { useAdmin, useAdminT } from './admin-context';
import { goTo } from './admin-route';
import { EditorHead } from './editor-head';
import { MasterDetail } from './master-detail';
import { NameDialog } from './name-dialog';
import { ThingForm } from './thing-form';
import type { ListItem } from './virtual-list';

interface Props<S extends Section> {
  readonly section: S;
  readonly id: string | undefined;
  /** The second line of an entry, and what else it is found by. */
  readonly describe: (entity: Entities[S], routing: RoutingConfiguration) => { readonly detail: string; readonly found?: string };
  /** A new one, unless it takes more than a name: then `addDialog` asks for it. */
  readonly make?: (id: string, name: string) => Entities[S];
  readonly idPrefix?: string;
  readonly addDialog?: (onAdd: (entity: Entities[S]) => void, onClose: () => void) => ReactNode;
  /** The order means something, and can be changed. */
  readonly ordered?: boolean;
  readonly editor: (entity: Entities[S]) => ReactNode;
}

/** The page of one list of the configuration. */
export function SectionPage<S extends Section>({ section, id, describe, make, idPrefix = 'x', addDialog, ordered, editor }: Props<S>): ReactNode {
  const t = useAdminT();
  const { draft, open, readOnly } = useAdmin();
  const [adding, setAdding] = useState(false);
  const { routing } = open;
  const entities = entitiesOf(routing, section);
  const chosen = (id === undefined ? undefined : findEntity(routing, section, id)) ?? (id === undefined ? entities[0] : undefined);
  const items = useItems(section, describe);
  const close = (): void => setAdding(false);
  const add = (entity: Entities[S]): void => {
    draft.edit((now) => addEntity(now, section, entity));
    goTo(section, idOf(section, entity));
    close();
  };
  return (
    <>
      <MasterDetail
        title={t(`page.${section}`)}
        items={items}
        selectedId={chosen === undefined ? undefined : idOf(section, chosen)}
        onSelect={(other) => goTo(section, other)}
        onAdd={readOnly ? undefined : () => setAdding(true)}
        addText={t(`add.${section}`)}
        emptyText={t(`empty.${section}`)}
      >
        {chosen === undefined ? (
          <p className="card quiet">{t('gone')}</p>
        ) : (
          <ThingForm section={section} id={idOf(section, chosen)}>
            <div className="editor" key={idOf(section, chosen)}>
              <EditorHead section={section} entity={chosen} ordered={ordered === true} />
              {editor(chosen)}
            </div>
          </ThingForm>
        )}
      </MasterDetail>
      {adding && addDialog?.(add, close)}
      {adding && make !== undefined && (
        <NameDialog title={t(`add.${section}`)} idOf={(name) => makeId(name, idPrefix, takenIds(section, open.base.routing, routing))} onAdd={(newId, name) => add(make(newId, name))} onClose={close} />
      )}
    </>
  );
}

function takenIds(section: Section, ...routings: readonly RoutingConfiguration[]): Set<string> {
  return new Set(routings.flatMap((routing) => (entitiesOf(routing, section) as readonly Entity[]).map((entity) => idOf(section, entity))));
}

function useItems<S extends Section>(section: S, describe: Props<S>['describe']): readonly ListItem[] {
  const { open } = useAdmin();
  const { routing, changes, problems } = open;
  return useMemo(() => {
    const wrong = new Map<string, 'error' | 'warning'>();
    for (const problem of problems) {
      if (problem.section === section && wrong.get(problem.id) !== 'error') wrong.set(problem.id, problem.severity);
    }
    const marks = new Map<string, 'added' | 'changed'>();
    for (const { section: changed, id, kind } of changes) {
      if (changed === section && (kind === 'added' || kind === 'changed')) marks.set(id, kind);
    }
    return entitiesOf(routing, section).map((entity) => {
      const id = idOf(section, entity);
      const name = nameOf(section, entity);
      const mark = marks.get(id);
      return { id, title: name === '' ? id : name, mark, severity: wrong.get(id), ...describe(entity, routing) };
    });
    // Who describes is the page itself: the same words as long as the routing is the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [section, routing, changes, problems]);
}
