import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Plural, useLingui } from '@lingui/react/macro';
import { useClient, useClientState } from '../../lib/client.tsx';
import { avatarUrl } from '../../lib/media.ts';
import { displayName } from '../../lib/names.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { ImageField } from '../../ui/ImageField.tsx';
import { LiveField } from '../../ui/LiveField.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { useChange } from '../../ui/use-change.ts';

export function ProfileSection() {
  const { t } = useLingui();
  const { call } = useClient();
  const me = useClientState((state) => state.me);
  // A picture cannot be undone from here: the old one is gone from the disk.
  const picture = useChange<string | null | undefined>(undefined, (avatar) => call('users.updateMe', { avatar }));
  if (me === null) return null;
  const name = displayName(me);
  return (
    <>
      <ImageField
        label={t`Your picture`}
        preview={<Avatar id={me.id} name={name} src={avatarUrl(me)} size={80} />}
        removable={me.avatar !== null}
        maxSize={LIMITS.imageBytes}
        onChange={(image) => void picture.change(image, false)}
      />
      {picture.problem && <ErrorNotice>{picture.problem}</ErrorNotice>}
      <LiveField
        label={t`Display name`}
        value={me.global_name ?? ''}
        placeholder={me.username}
        max={LIMITS.globalName.max}
        help={t`How others see you. Empty: your name.`}
        apply={(global_name) => call('users.updateMe', { global_name: global_name || null })}
        autoComplete="nickname"
      />
      <LiveField
        label={t`Name`}
        value={me.username}
        max={LIMITS.username.max}
        required
        help={t`You log in with it.`}
        apply={(username) => call('users.updateMe', { username })}
        autoComplete="username"
      />
      <LiveField
        label={t`About you`}
        value={me.bio}
        max={LIMITS.bio.max}
        long
        help={<Plural value={LIMITS.bio.max} one="Up to # character." other="Up to # characters." />}
        apply={(bio) => call('users.updateMe', { bio })}
      />
    </>
  );
}
