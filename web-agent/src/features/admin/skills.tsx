import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import type { SkillLevel } from '../../contract';
import { nameOfId } from '../../state/admin/routing';
import { useAdmin, useAdminT, useRouting } from './admin-context';
import { ProblemsAt } from './field';

const LEVELS = [1, 2, 3, 4, 5] as const;

interface Props {
  readonly at: string;
  readonly label: string;
  readonly value: readonly SkillLevel[];
  /** What stands there while there is none. */
  readonly none: string;
  readonly onChange: (value: SkillLevel[]) => void;
}

/** Skills with their levels, from 1 (a little) to 5 (an expert). */
export function SkillsEditor({ at, label, value, none, onChange }: Props): ReactNode {
  const t = useAdminT();
  const routing = useRouting();
  const { readOnly } = useAdmin();
  const left = routing.skills.filter(({ skillId }) => !value.some((had) => had.skillId === skillId));
  const without = (skillId: string): SkillLevel[] => value.filter((skill) => skill.skillId !== skillId);
  return (
    <fieldset className="skills" data-place={at}>
      <legend>{label}</legend>
      {value.length === 0 && <p className="quiet">{none}</p>}
      {value.map(({ skillId, proficiency }) => {
        const name = nameOfId(routing, 'skills', skillId);
        return (
          <div key={skillId} className="skill-row">
            <span className="skill-name">{name}</span>
            <Level name={name} value={proficiency} disabled={readOnly} onChange={(level) => onChange(value.map((had) => (had.skillId === skillId ? { skillId, proficiency: level } : had)))} />
            {!readOnly && (
              <Button type="text" size="small" aria-label={t('removeNamed', { name })} onClick={() => onChange(without(skillId))}>
                ✕
              </Button>
            )}
          </div>
        );
      })}
      {!readOnly && left.length > 0 && (
        <Select<string>
          className="add-select"
          value={null}
          placeholder={`+ ${t('addSkill')}`}
          aria-label={t('addSkill')}
          options={left.map(({ skillId, name }) => ({ value: skillId, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(skillId) => onChange([...value, { skillId, proficiency: 3 }])}
        />
      )}
      {!readOnly && routing.skills.length === 0 && <p className="quiet">{t('noSkillsYet')}</p>}
      <ProblemsAt field={at} />
    </fieldset>
  );
}

interface LevelProps {
  readonly name: string;
  readonly value: number;
  readonly disabled: boolean;
  readonly onChange: (level: number) => void;
}

function Level({ name, value, disabled, onChange }: LevelProps): ReactNode {
  const t = useAdminT();
  return (
    <span className="level" role="radiogroup" aria-label={t('levelOf', { name })}>
      {LEVELS.map((level) => (
        <label key={level} data-chosen={level <= value} title={t(`level.${level}`)}>
          <input type="radio" checked={level === value} disabled={disabled} aria-label={`${level}: ${t(`level.${level}`)}`} onChange={() => onChange(level)} />
          {level}
        </label>
      ))}
      <small className="quiet">{isLevel(value) ? t(`level.${value}`) : value}</small>
    </span>
  );
}

function isLevel(value: number): value is (typeof LEVELS)[number] {
  return LEVELS.some((level) => level === value);
}
