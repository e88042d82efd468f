import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desk } from '../../contract';
import { CoffeeIcon, HeadsetIcon } from '../app/icons';

type Kind = 'ready' | 'notReady' | 'rona' | 'lost' | 'signedOut';

function kindOf({ state, reason }: Desk): Kind {
  if (state === 'ready') return 'ready';
  if (state === 'signed-out') return 'signedOut';
  if (reason === 'rona') return 'rona';
  return reason === 'connection-lost' ? 'lost' : 'notReady';
}

/** Nothing rings: says why, and what would change that. */
export function IdlePanel({ picture }: { readonly picture: Desk }): ReactNode {
  const { t } = useTranslation();
  const kind = kindOf(picture);
  return (
    <section className="card idle" data-state={picture.state} data-kind={kind}>
      <div className="idle-sign">{kind === 'ready' ? <HeadsetIcon /> : <CoffeeIcon />}</div>
      <div>
        <h2>{t(`idle.${kind}Title`)}</h2>
        <p className="quiet">{t(`idle.${kind}Hint`)}</p>
      </div>
    </section>
  );
}
