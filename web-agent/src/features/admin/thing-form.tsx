import { useMemo, type ReactNode } from 'react';
import { withField } from '../../state/admin/fields';
import { changeEntity, isSingle, type Section } from '../../state/admin/routing';
import { FormContext, ThingContext, useAdmin, type Form, type Thing } from './admin-context';

/** Fields inside are those of one thing of the configuration. */
export function ThingForm({ section, id, children }: Thing & { readonly children: ReactNode }): ReactNode {
  const { draft, open, readOnly } = useAdmin();
  const thing = useMemo(() => ({ section, id }), [section, id]);
  const form = useMemo<Form>(
    () => ({
      readOnly,
      problems: open.problems.filter((problem) => problem.section === section && problem.id === id),
      set: (field, value) =>
        draft.edit(
          (routing) =>
            isSingle(section)
              ? { ...routing, [section]: withField<object>(routing[section], field, value) }
              : changeEntity<Section>(routing, section, id, (entity) => withField(entity, field, value)),
          `${section}/${id}/${field}`,
        ),
    }),
    [draft, readOnly, open.problems, section, id],
  );
  return (
    <ThingContext value={thing}>
      <FormContext value={form}>{children}</FormContext>
    </ThingContext>
  );
}
