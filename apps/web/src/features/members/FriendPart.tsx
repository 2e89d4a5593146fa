import { BLOCKED, FRIEND, INCOMING, OUTGOING } from '@chat-js/client/relationships.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useEffectEvent } from 'react';
import { useRelationship } from '../../lib/use-relationship.ts';
import { ImitationLine } from '../../ui/ImitationSign.tsx';
import { useFriendItems } from '../friends/use-friend-items.tsx';

const Buttons = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8, '& svg': { width: 18, height: 18 } });

interface FriendPartProps {
  guild_id: Id;
  user_id: Id;
  /** It is there, and takes its room. */
  onShown: () => void;
  onClose: () => void;
}

/** What somebody is to the person who looks, and what can be made of it. */
export function FriendPart({ guild_id, user_id, onShown, onClose }: FriendPartProps) {
  const type = useRelationship(user_id);
  const items = useFriendItems(user_id);
  const shown = useEffectEvent(onShown);
  useEffect(() => shown(), []);
  return (
    <>
      <ImitationLine guild_id={guild_id} user_id={user_id} />
      {type !== undefined && (
        <small>
          {type === FRIEND && <Trans>Your friend</Trans>}
          {type === INCOMING && <Trans>Wants to be friends with you</Trans>}
          {type === OUTGOING && <Trans>Has your request and has not answered yet</Trans>}
          {type === BLOCKED && <Trans>You have blocked this person</Trans>}
        </small>
      )}
      <Buttons>
        {items.map(({ id, icon, label, danger, run }) => (
          <Button
            key={id}
            size="small"
            variant={id === 'add' || id === 'accept' ? 'contained' : 'outlined'}
            color={danger ? 'error' : id === 'add' || id === 'accept' ? 'primary' : 'inherit'}
            startIcon={icon}
            onClick={() => {
              if (id === 'block' || id === 'unfriend') onClose();
              run();
            }}
          >
            {label}
          </Button>
        ))}
      </Buttons>
    </>
  );
}
