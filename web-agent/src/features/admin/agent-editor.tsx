import { Alert, Modal, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { blankAgent } from '../../state/admin/blank';
import { findEntity, type Entities } from '../../state/admin/routing';
import { useAdmin, useAdminT, useRouting, useSet } from './admin-context';
import { adminHref } from './admin-route';
import { ChoiceField, ManyField, NumberField, TextField } from './inputs';
import { SkillsEditor } from './skills';
import { usePeople } from './use-people';
import { Words } from './words';

type Agent = Entities['agents'];

export function AgentEditor({ agent }: { readonly agent: Agent }): ReactNode {
  const t = useAdminT();
  const set = useSet();
  const routing = useRouting();
  const { data: people } = usePeople();
  const user = people?.find(({ userId }) => userId === agent.agentId);
  return (
    <section className="card" aria-label={t('one.agents')}>
      {people !== undefined && user === undefined && <Alert type="warning" showIcon title={t('agent.noUser')} />}
      {user?.active === false && <Alert type="warning" showIcon title={t('agent.inactive')} />}
      <div className="field-grid">
        <TextField at="name" label={t('field.name')} value={agent.name} />
        <ChoiceField
          at="profileId"
          label={t('field.profileId')}
          value={agent.profileId}
          choices={routing.profiles.map(({ profileId, name }) => ({ value: profileId, label: name }))}
          hint={<Serves profileId={agent.profileId} />}
        />
        <ManyField
          at="groupIds"
          label={t('field.groupIds')}
          value={agent.groupIds}
          choices={routing.groups.map(({ groupId, name }) => ({ value: groupId, label: name }))}
          placeholder={t('agent.noGroup')}
        />
        <NumberField at="weight" label={t('field.weight')} value={agent.weight} min={1} max={100} hint={t('hint.weight')} />
        <TextField at="extension" label={t('field.extension')} value={agent.extension} maxLength={10} hint={t('hint.extension')} />
        <TextField at="spelling" label={t('field.spelling')} value={agent.spelling} maxLength={100} hint={t('hint.spelling')} />
      </div>
      <SkillsEditor at="skills" label={t('field.skills')} value={agent.skills} none={t('agent.noSkills')} onChange={(skills) => set('skills', skills)} />
    </section>
  );
}

/** What the profile means for this agent, in words. */
function Serves({ profileId }: { readonly profileId: string }): ReactNode {
  const t = useAdminT();
  const routing = useRouting();
  const profile = findEntity(routing, 'profiles', profileId);
  if (profile === undefined) return t('agent.noProfile');
  const words = new Words(t, routing);
  const queues = [...profile.queues].sort((a, b) => a.order - b.order).map((served) => words.served(served));
  return (
    <>
      {queues.length === 0 ? t('profile.servesNothing') : t('agent.serves', { queues: words.list(queues) })}{' '}
      <a href={adminHref('profiles', profileId)}>{t('agent.toProfile')}</a>
    </>
  );
}

interface AddProps {
  readonly onAdd: (agent: Agent) => void;
  readonly onClose: () => void;
}

/** An agent is a user with a place in routing: one of those who may sign in as one and have none yet. */
export function AddAgentDialog({ onAdd, onClose }: AddProps): ReactNode {
  const t = useAdminT();
  const { open } = useAdmin();
  const { agents, profiles } = open.routing;
  const people = usePeople();
  const [userId, setUserId] = useState<string>();
  const [profileId, setProfileId] = useState(profiles[0]?.profileId);
  const candidates = (people.data ?? []).filter((user) => user.roles.includes('agent') && !agents.some(({ agentId }) => agentId === user.userId));
  const user = candidates.find((candidate) => candidate.userId === userId);
  const ready = user !== undefined && profileId !== undefined;
  return (
    <Modal
      open
      width={460}
      title={t('add.agents')}
      okText={t('addIt')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !ready }}
      onOk={() => ready && onAdd(blankAgent(user.userId, user.name, profileId))}
      onCancel={onClose}
    >
      <div className="publish">
        {people.isError && <Alert type="error" showIcon title={t('people.failed')} />}
        {profiles.length === 0 && <Alert type="info" showIcon title={t('agent.profileFirst')} />}
        {people.isSuccess && candidates.length === 0 && <Alert type="info" showIcon title={t('agent.noCandidate')} action={<a href={adminHref('people')}>{t('page.people')}</a>} />}
        <div className="admin-field">
          <label htmlFor="add-agent-user">{t('agent.user')}</label>
          <Select<string | undefined>
            id="add-agent-user"
            className="wide-input"
            loading={people.isPending}
            value={userId}
            options={candidates.map((candidate) => ({ value: candidate.userId, label: `${candidate.name} (${candidate.username})` }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={setUserId}
          />
        </div>
        <div className="admin-field">
          <label htmlFor="add-agent-profile">{t('field.profileId')}</label>
          <Select<string | undefined>
            id="add-agent-profile"
            className="wide-input"
            value={profileId}
            options={profiles.map((profile) => ({ value: profile.profileId, label: profile.name }))}
            onChange={setProfileId}
          />
        </div>
      </div>
    </Modal>
  );
}
