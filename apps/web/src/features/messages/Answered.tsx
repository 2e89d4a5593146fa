import { isBlocked } from '@chat-js/client/relationships.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { ReferencedMessage } from '@chat-js/protocol/messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Suspense } from 'react';
import { Link } from 'wouter';
import { useClient, useClientState } from '../../lib/client.tsx';
import { lazyPart } from '../../lib/lazy-part.ts';
import { paths } from '../../lib/paths.ts';
import { MemberName } from '../../ui/MemberName.tsx';
import { spokenText } from './spoken-text.ts';
import { textOf } from './text-of.ts';
import { useAuthor } from './use-author.ts';

const FoldedAnswer = lazyPart(async () => (await import('./FoldedLine.tsx')).FoldedAnswer, 'later');

/** Characters that can be seen at most. */
const SHOWN = 300;

/** What a message answers, in a line: a press leads there. */
export function Answered({ guild_id, answered }: { guild_id: Id; answered: ReferencedMessage | null }) {
  const blocked = useClientState((state) => answered !== null && isBlocked(state, answered.author.id));
  if (blocked) {
    return (
      <Suspense>
        <FoldedAnswer />
      </Suspense>
    );
  }
  if (answered) return <Preview guild_id={guild_id} answered={answered} />;
  return (
    <em>
      <Trans>The message is not there any more</Trans>
    </em>
  );
}

function Preview({ guild_id, answered }: { guild_id: Id; answered: ReferencedMessage }) {
  const { i18n } = useLingui();
  const { getState } = useClient();
  const { name, look } = useAuthor(guild_id, answered.author);
  const text = spokenText(getState(), guild_id, textOf(answered).slice(0, SHOWN), i18n.locale);
  return (
    <Link href={paths.message(guild_id, answered.channel_id, answered.id)} tabIndex={-1}>
      <b>
        <MemberName name={name} look={look} />
      </b>
      <span dir="auto">{text}</span>
    </Link>
  );
}
