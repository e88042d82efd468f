import { Button, Popover, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AudioDevice } from '../../media/devices';
import { useApp, useObservable, useWorkplace } from '../app/context';
import { MicrophoneIcon, MicrophoneOffIcon, PlayIcon } from '../app/icons';
import { MicLevel } from './mic-level';

/** The microphone's level at a glance; behind a click, which devices are used. */
export function SoundControl(): ReactNode {
  const { t } = useTranslation();
  const { microphone } = useWorkplace();
  const { status } = useObservable(microphone.state);
  return (
    <Popover trigger="click" placement="bottomRight" title={t('devices.title')} content={<Devices />}>
      <Button type="text" className="sound-button" data-testid="sound" aria-label={t('devices.title')}>
        {status === 'on' ? <MicrophoneIcon /> : <MicrophoneOffIcon />}
        <MicLevel />
      </Button>
    </Popover>
  );
}

function Devices(): ReactNode {
  const { t } = useTranslation();
  const app = useApp();
  const workplace = useWorkplace();
  const settings = useObservable(app.settings);
  const { microphones, speakers } = useObservable(workplace.devices.devices);
  return (
    <div className="devices">
      <DeviceField
        label={t('devices.microphone')}
        testId="device-mic"
        devices={microphones}
        value={settings.microphoneId}
        onChoose={(id) => {
          app.change({ microphoneId: id });
          void workplace.microphone.use(id);
        }}
      />
      <DeviceField
        label={t('devices.speaker')}
        testId="device-speaker"
        devices={speakers}
        value={settings.speakerId}
        onChoose={(id) => {
          app.change({ speakerId: id });
          workplace.setSpeaker(id);
        }}
      />
      <DeviceField
        label={t('devices.ring')}
        testId="device-ring"
        devices={speakers}
        value={settings.ringId}
        onChoose={(id) => {
          app.change({ ringId: id });
          workplace.setRingDevice(id);
        }}
      />
      <Button icon={<PlayIcon />} onClick={() => workplace.tryRing()}>
        {t('devices.tryRing')}
      </Button>
      <Notifications />
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly testId: string;
  readonly devices: readonly AudioDevice[];
  readonly value: string;
  readonly onChoose: (id: string) => void;
}

function DeviceField({ label, testId, devices, value, onChoose }: FieldProps): ReactNode {
  const { t } = useTranslation();
  const options = [
    { value: '', label: t('devices.standard') },
    ...devices.map(({ id, label: name }, i) => ({
      value: id,
      label: name === '' ? t('devices.unnamed', { number: i + 1 }) : name,
    })),
  ];
  // A device that was chosen once and is not plugged in: the default one is used.
  const present = options.some((option) => option.value === value);
  return (
    <div className="field">
      <label htmlFor={testId}>{label}</label>
      <Select id={testId} data-testid={testId} options={options} value={present ? value : ''} onChange={onChoose} />
    </div>
  );
}

function Notifications(): ReactNode {
  const { t } = useTranslation();
  const [permission, setPermission] = useState(() => ('Notification' in window ? Notification.permission : undefined));
  if (permission === undefined) return null;
  if (permission === 'granted') return <small className="quiet">{t('devices.notifyOn')}</small>;
  if (permission === 'denied') return <small className="quiet">{t('devices.notifyDenied')}</small>;
  return <Button onClick={() => void Notification.requestPermission().then(setPermission)}>{t('devices.notify')}</Button>;
}
