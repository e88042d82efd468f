import { Button, Checkbox, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { RoutedChannel } from '../../contract';
import { CHANNELS } from '../../state/admin/blank';
import { nameOfId, type Entities } from '../../state/admin/routing';
import { useAdmin, useAdminT, useRouting, useSet } from './admin-context';
import { ProblemsAt } from './field';
import { DurationField, NumberField, TextField } from './inputs';

type Profile = Entities['profiles'];

export function ProfileEditor({ profile }: { readonly profile: Profile }): ReactNode {
  const t = useAdminT();
  const { agents } = useRouting();
  const count = agents.filter(({ profileId }) => profileId === profile.profileId).length;
  return (
    <>
      <section className="card" aria-label={t('one.profiles')}>
        <TextField at="name" label={t('field.name')} value={profile.name} hint={t('profile.agents', { count })} />
      </section>
      <ServedQueues profile={profile} />
      <Capacities profile={profile} />
      <Interruptions profile={profile} />
    </>
  );
}

function ServedQueues({ profile }: { readonly profile: Profile }): ReactNode {
  const t = useAdminT();
  const set = useSet();
  const { readOnly } = useAdmin();
  const routing = useRouting();
  const left = routing.queues.filter(({ queueId }) => !profile.queues.some((served) => served.queueId === queueId));
  const add = (queueId: string): void => set('queues', [...profile.queues, { queueId, order: 1, delayMs: 0 }]);
  return (
    <section className="card" aria-label={t('field.queuesServed')} data-place="queues">
      <h3>{t('field.queuesServed')}</h3>
      <p className="quiet">{t('profile.queuesIntro')}</p>
      {profile.queues.length === 0 ? (
        <p className="quiet">{t('profile.servesNothing')}</p>
      ) : (
        <table className="edit-table">
          <thead>
            <tr>
              <th>{t('one.queues')}</th>
              <th>{t('profile.order')}</th>
              <th>{t('profile.delay')}</th>
              <th>
                <span className="sr-only">{t('remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {profile.queues.map(({ queueId, order, delayMs }, i) => {
              const name = nameOfId(routing, 'queues', queueId);
              return (
                <tr key={queueId}>
                  <td>
                    {name}
                    <ProblemsAt field={`queues/${i}/queueId`} />
                  </td>
                  <td>
                    <NumberField at={`queues/${i}/order`} label={t('profile.orderOf', { queue: name })} labelHidden value={order} min={1} max={1_000} />
                  </td>
                  <td>
                    <DurationField at={`queues/${i}/delayMs`} label={t('profile.delayOf', { queue: name })} labelHidden valueMs={delayMs} zero={t('profile.atOnce')} />
                  </td>
                  <td>
                    {!readOnly && (
                      <Button type="text" size="small" aria-label={t('removeNamed', { name })} onClick={() => set('queues', profile.queues.filter((served) => served.queueId !== queueId))}>
                        ✕
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <ProblemsAt field="queues" exact />
      {!readOnly && left.length > 0 && (
        <Select<string>
          className="add-select"
          value={null}
          placeholder={`+ ${t('profile.addQueue')}`}
          aria-label={t('profile.addQueue')}
          options={left.map(({ queueId, name }) => ({ value: queueId, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={add}
        />
      )}
    </section>
  );
}

/** How many contacts of each channel at once, and which are taken without a click. */
function Capacities({ profile }: { readonly profile: Profile }): ReactNode {
  const t = useAdminT();
  const set = useSet();
  const { readOnly } = useAdmin();
  const capacityOf = (channel: RoutedChannel): number => profile.capacities.find((capacity) => capacity.channel === channel)?.maxContacts ?? 0;
  const change = (channel: RoutedChannel, maxContacts: number): void => {
    const others = profile.capacities.filter((capacity) => capacity.channel !== channel);
    const all = maxContacts === 0 ? others : [...others, { channel, maxContacts }];
    set('capacities', all.sort((a, b) => CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel)));
  };
  const toggleAuto = (channel: RoutedChannel, on: boolean): void =>
    set('autoAccepted', CHANNELS.filter((each) => (each === channel ? on : profile.autoAccepted.includes(each))));
  return (
    <section className="card" aria-label={t('field.capacities')} data-place="capacities">
      <h3>{t('field.capacities')}</h3>
      <p className="quiet">{t('profile.capacityIntro')}</p>
      <div className="channel-grid">
        {CHANNELS.map((channel) => {
          const capacity = capacityOf(channel);
          const name = t(`channel.${channel}`);
          return (
            <div key={channel} className="channel-cell" data-on={capacity > 0}>
              <label htmlFor={`capacity-${channel}`}>{name}</label>
              <InputNumber id={`capacity-${channel}`} className="number-input" disabled={readOnly} min={0} max={100} precision={0} value={capacity} onChange={(typed) => typed !== null && change(channel, typed)} />
              <Checkbox disabled={readOnly || (capacity === 0 && !profile.autoAccepted.includes(channel))} checked={profile.autoAccepted.includes(channel)} onChange={(event) => toggleAuto(channel, event.target.checked)}>
                <span className="sr-only">{name} </span>
                {t('profile.auto')}
              </Checkbox>
            </div>
          );
        })}
      </div>
      <ProblemsAt field="capacities" />
      <ProblemsAt field="autoAccepted" />
    </section>
  );
}

/** While contacts of a row are in hand, one of a column may come beside them. */
function Interruptions({ profile }: { readonly profile: Profile }): ReactNode {
  const t = useAdminT();
  const set = useSet();
  const { readOnly } = useAdmin();
  const { interruptions } = profile;
  const isIn = (channel: RoutedChannel): boolean =>
    profile.capacities.some((capacity) => capacity.channel === channel) || interruptions.some(({ busyWith, by }) => busyWith === channel || by === channel);
  const channels = CHANNELS.filter(isIn);
  const has = (busyWith: RoutedChannel, by: RoutedChannel): boolean => interruptions.some((each) => each.busyWith === busyWith && each.by === by);
  const toggle = (busyWith: RoutedChannel, by: RoutedChannel): void => {
    const others = interruptions.filter((each) => each.busyWith !== busyWith || each.by !== by);
    set('interruptions', has(busyWith, by) ? others : [...others, { busyWith, by }]);
  };
  return (
    <section className="card" aria-label={t('field.interruptions')} data-place="interruptions">
      <h3>{t('field.interruptions')}</h3>
      <p className="quiet">{t('profile.interruptionIntro')}</p>
      {channels.length < 2 ? (
        <p className="quiet">{t('profile.oneChannel')}</p>
      ) : (
        <div className="matrix-frame">
          <table className="matrix">
            <thead>
              <tr>
                <th>{t('profile.whileBusy')}</th>
                {channels.map((by) => (
                  <th key={by} scope="col">
                    {t(`channel.${by}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {channels.map((busyWith) => (
                <tr key={busyWith}>
                  <th scope="row">{t(`channel.${busyWith}`)}</th>
                  {channels.map((by) => (
                    <td key={by}>
                      {by === busyWith ? (
                        <span className="quiet" title={t('profile.sameChannel')}>
                          {t('profile.byCapacity')}
                        </span>
                      ) : (
                        <Checkbox
                          disabled={readOnly}
                          checked={has(busyWith, by)}
                          aria-label={t('profile.interruption', { busyWith: t(`channel.${busyWith}`), by: t(`channel.${by}`) })}
                          onChange={() => toggle(busyWith, by)}
                        />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ProblemsAt field="interruptions" />
    </section>
  );
}
