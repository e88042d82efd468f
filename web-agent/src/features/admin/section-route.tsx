import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import type { RoutingConfiguration } from '../../contract';
import { useTranslation } from 'react-i18next';
import { blankBox, blankCalendar, blankProfile, blankQueue } from '../../state/admin/blank';
import { countMentions } from '../../state/admin/mentions';
import { nameOfId, type Entities } from '../../state/admin/routing';
import { AddAgentDialog, AgentEditor } from './agent-editor';
import { useAdminT, useRouting } from './admin-context';
import { BoxEditor } from './box-editor';
import { CallerListEditor } from './caller-list-editor';
import type { AdminT } from './admin-text';
import type { AdminPageName } from './admin-route';
import { AddEntryPointDialog, EntryPointEditor } from './entry-point-editor';
import { HistoryPage } from './history-page';
import { PeoplePage } from './people-page';
import { ProfileEditor } from './profile-editor';
import { QueueEditor } from './queue-editor';
import { SectionPage } from './section-page';
import { CallsPage, GroupEditor, SkillEditor } from './small-editors';
import { Words } from './words';

const FlowsPage = lazy(() => import('../flow/flows-page'));
const SystemsPage = lazy(() => import('../systems/systems-page'));
const PromptsPage = lazy(() => import('../prompts/prompts-page'));
const CalendarEditor = lazy(() => import('./calendar-editor').then((module) => ({ default: module.CalendarEditor })));

interface Props {
  readonly page: AdminPageName;
  readonly id: string | undefined;
}

/** The page that the address names. */
export function SectionRoute({ page, id }: Props): ReactNode {
  switch (page) {
    case 'queues':
      return <QueuesPage id={id} />;
    case 'agents':
      return <AgentsPage id={id} />;
    case 'profiles':
      return <ProfilesPage id={id} />;
    case 'calendars':
      return <CalendarsPage id={id} />;
    case 'entryPoints':
      return <EntryPointsPage id={id} />;
    case 'flows':
      return <FlowsPage id={id} />;
    case 'skills':
      return <SkillsPage id={id} />;
    case 'groups':
      return <GroupsPage id={id} />;
    case 'voicemailBoxes':
      return <BoxesPage id={id} />;
    case 'callerLists':
      return <CallerListsPage id={id} />;
    case 'recordings':
      return <PromptsPage id={id} />;
    case 'systems':
      return <SystemsPage id={id} />;
    case 'offers':
      return <CallsPage />;
    case 'people':
      return <PeoplePage id={id} />;
    case 'history':
      return <HistoryPage id={id} />;
  }
}

type Id = Pick<Props, 'id'>;

function QueuesPage({ id }: Id): ReactNode {
  const t = useAdminT();
  const { queues } = useRouting();
  const music = queues[0]?.holdMusic ?? 'hold-music';
  const describe = ({ routing, target }: Entities['queues']): { detail: string } => ({
    detail: `${t(`strategyName.${routing.strategy}`)} · ${t('queue.goalShortly', { percent: target.goalPercent, seconds: target.answeredWithinMs / 1_000 })}`,
  });
  return <SectionPage section="queues" id={id} idPrefix="q" ordered describe={describe} make={(queueId, name) => blankQueue(queueId, name, music)} editor={(queue) => <QueueEditor queue={queue} />} />;
}

function AgentsPage({ id }: Id): ReactNode {
  const describe = (agent: Entities['agents'], routing: RoutingConfiguration): { detail: string; found: string } => ({
    detail: nameOfId(routing, 'profiles', agent.profileId),
    found: [...agent.skills.map(({ skillId }) => nameOfId(routing, 'skills', skillId)), ...agent.groupIds.map((groupId) => nameOfId(routing, 'groups', groupId))].join(' '),
  });
  return (
    <SectionPage
      section="agents"
      id={id}
      ordered
      describe={describe}
      addDialog={(onAdd, onClose) => <AddAgentDialog onAdd={onAdd} onClose={onClose} />}
      editor={(agent) => <AgentEditor agent={agent} />}
    />
  );
}

function ProfilesPage({ id }: Id): ReactNode {
  const t = useAdminT();
  const describe = (profile: Entities['profiles'], routing: RoutingConfiguration): { detail: string } => {
    const agents = routing.agents.filter(({ profileId }) => profileId === profile.profileId).length;
    return { detail: `${t('profile.queueCount', { count: profile.queues.length })} · ${t('profile.agentCount', { count: agents })}` };
  };
  return <SectionPage section="profiles" id={id} idPrefix="p" describe={describe} make={blankProfile} editor={(profile) => <ProfileEditor profile={profile} />} />;
}

function CalendarsPage({ id }: Id): ReactNode {
  const t = useAdminT();
  const zone = useRouting().calendars[0]?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const describe = ({ zone: of, exceptions }: Entities['calendars']): { detail: string } => ({ detail: `${of} · ${t('calendar.exceptionCount', { count: exceptions.length })}` });
  return (
    <SectionPage
      section="calendars"
      id={id}
      idPrefix="cal"
      describe={describe}
      make={(calendarId, name) => blankCalendar(calendarId, name, zone, 'open')}
      editor={(calendar) => (
        <Suspense fallback={null}>
          <CalendarEditor calendar={calendar} />
        </Suspense>
      )}
    />
  );
}

function EntryPointsPage({ id }: Id): ReactNode {
  const t = useAdminT();
  const describe = (entry: Entities['entryPoints'], routing: RoutingConfiguration): { detail: string } => ({
    detail: `→ ${nameOfId(routing, 'queues', entry.queueId)}${demandOf(t, routing, entry)}`,
  });
  return (
    <SectionPage
      section="entryPoints"
      id={id}
      describe={describe}
      addDialog={(onAdd, onClose) => <AddEntryPointDialog onAdd={onAdd} onClose={onClose} />}
      editor={(entry) => <EntryPointEditor entry={entry} />}
    />
  );
}

function demandOf(t: AdminT, routing: RoutingConfiguration, { demand }: Entities['entryPoints']): string {
  const skills = new Words(t, routing).skills(demand.skills);
  return skills.length === 0 ? '' : ` · ${skills.join(t('joiner'))}`;
}

function SkillsPage({ id }: Id): ReactNode {
  const t = useAdminT();
  const counts = useMentionCounts('skills');
  const describe = ({ skillId }: Entities['skills']): { detail: string } => ({ detail: t('mentionCount', { count: counts.get(skillId) ?? 0 }) });
  return <SectionPage section="skills" id={id} idPrefix="skill" describe={describe} make={(skillId, name) => ({ skillId, name })} editor={(skill) => <SkillEditor skill={skill} />} />;
}

function GroupsPage({ id }: Id): ReactNode {
  const t = useAdminT();
  const counts = useMentionCounts('groups');
  const describe = ({ groupId }: Entities['groups']): { detail: string } => ({ detail: t('mentionCount', { count: counts.get(groupId) ?? 0 }) });
  return <SectionPage section="groups" id={id} idPrefix="g" describe={describe} make={(groupId, name) => ({ groupId, name })} editor={(group) => <GroupEditor group={group} />} />;
}

function BoxesPage({ id }: Id): ReactNode {
  const t = useAdminT();
  const { i18n } = useTranslation();
  const describe = (box: Entities['voicemailBoxes'], routing: RoutingConfiguration): { detail: string } => ({
    detail: box.queueId === '' ? t('box.kept') : t('box.routed', { queue: nameOfId(routing, 'queues', box.queueId) }),
  });
  const make = (boxId: string, name: string): Entities['voicemailBoxes'] => blankBox(boxId, name, i18n.language === 'en' ? 'en' : 'zh-CN');
  return <SectionPage section="voicemailBoxes" id={id} idPrefix="box" describe={describe} make={make} editor={(box) => <BoxEditor box={box} />} />;
}

function CallerListsPage({ id }: Id): ReactNode {
  const t = useAdminT();
  const describe = ({ blocked, numbers }: Entities['callerLists']): { detail: string; found: string } => ({
    detail: `${t('callers.count', { count: numbers.length })}${blocked ? ` · ${t('callers.blocked')}` : ''}`,
    found: numbers.join(' '),
  });
  const make = (listId: string, name: string): Entities['callerLists'] => ({ listId, name, blocked: false, headStartMs: 0, numbers: [] });
  return <SectionPage section="callerLists" id={id} idPrefix="list" describe={describe} make={make} editor={(list) => <CallerListEditor list={list} />} />;
}

function useMentionCounts(section: 'skills' | 'groups'): ReadonlyMap<string, number> {
  const routing = useRouting();
  return useMemo(() => countMentions(routing, section), [routing, section]);
}
