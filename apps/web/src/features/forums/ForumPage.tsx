import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import ForumIcon from '@material-symbols/svg-400/rounded/forum.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useMay } from '../../lib/permissions.ts';
import { FailedNotice } from '../../ui/FailedNotice.tsx';
import { LoadingRows } from '../../ui/Rows.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { StatePane } from '../../ui/StatePane.tsx';
import { TagRow, TagToggle } from '../../ui/TagChip.tsx';
import { NewPost } from './NewPost.tsx';
import { PostRow } from './PostRow.tsx';
import { SORT, type SortOrder } from './sort-posts.ts';
import { type FirstMessages, useFirstMessages } from './use-first-messages.ts';
import { usePosts } from './use-posts.ts';

/** CHANNEL_FLAG without its table, which would bring Zod into the browser. */
const REQUIRE_TAG = 1 << 4;
const POST_HEIGHT = 104;

const Page = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  '& > div': {
    display: 'flex',
    flexDirection: 'column',
    gap: 16,
    maxWidth: 880,
    minHeight: '100%',
    margin: '0 auto',
    padding: '16px 16px 32px',
  },
  '& p[data-guidelines]': {
    margin: 0,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    color: theme.vars?.palette.tokens.secondary,
  },
  '& h2': { margin: '8px 0 0', fontSize: '0.75rem', fontWeight: 600, color: theme.vars?.palette.tokens.muted },
  '& ul': { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 8 },
  '@media (max-width: 480px)': { '& > div': { padding: '12px 8px 24px' } },
}));

const Tools = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'end',
  justifyContent: 'space-between',
  gap: 12,
  '& > div[role=group]': { flex: '1 1 240px' },
});

interface ForumPageProps {
  forum: Channel;
  /** The post that stands beside it. */
  current: Id | undefined;
}

/** A forum in the place of a conversation: what it is for, and its posts. */
export function ForumPage({ forum, current }: ForumPageProps) {
  const { t } = useLingui();
  const { available_tags: tags = [], default_sort_order, topic, flags } = forum;
  const [order, setOrder] = useState<SortOrder>(default_sort_order ?? SORT.activity);
  const [chosen, setChosen] = useState<readonly Id[]>([]);
  const [writing, setWriting] = useState(false);
  const mayPost = useMay('SEND_MESSAGES', forum.guild_id, forum.id);
  // A tag that was deleted filters nothing.
  const filter = chosen.filter((id) => tags.some((tag) => tag.id === id));
  const { posts, hasMore, showMore, ended, pages, isEmpty } = usePosts(forum, order, filter);
  const first = useFirstMessages(
    forum.id,
    [...posts, ...ended].map(({ id }) => id),
  );
  const list = { forum, first, current };
  const toggle = (id: Id) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);

  return (
    <Page>
      <div>
        {topic && <p data-guidelines="">{topic}</p>}
        {mayPost && <NewPost forum={forum} needsTag={(flags & REQUIRE_TAG) !== 0 && tags.length > 0} open={writing} onOpen={setWriting} />}
        {!isEmpty && !writing && (
          <Tools>
            {tags.length > 0 && (
              <TagRow role="group" aria-label={t`Show only posts with these tags`}>
                {tags.map((tag) => (
                  <TagToggle key={tag.id} tag={tag} chosen={filter.includes(tag.id)} onChange={() => toggle(tag.id)} />
                ))}
              </TagRow>
            )}
            <SelectField<SortOrder>
              label={t`Order`}
              value={order}
              options={[
                { value: SORT.activity, label: t`Recently active` },
                { value: SORT.creation, label: t`Newest` },
              ]}
              onChange={setOrder}
            />
          </Tools>
        )}
        {isEmpty && (
          <StatePane icon={<ForumIcon />} title={<Trans>No posts yet</Trans>}>
            {mayPost ? <Trans>Ask something, or tell something: each post is a conversation of its own.</Trans> : null}
          </StatePane>
        )}
        <PostList posts={posts} {...list} label={t`Posts`} />
        {hasMore && (
          <Button variant="text" onClick={showMore}>
            <Trans>Show more</Trans>
          </Button>
        )}
        {filter.length > 0 && posts.length + ended.length === 0 && !pages.loading && (
          <p data-guidelines="" role="status">
            <Trans>No post has such a tag.</Trans>
          </p>
        )}
        {ended.length > 0 && (
          <h2>
            <Trans>Those that have ended</Trans>
          </h2>
        )}
        <PostList posts={ended} {...list} label={t`Those that have ended`} />
        {pages.loading && <LoadingRows height={POST_HEIGHT} />}
        {pages.problem !== undefined && <FailedNotice error={pages.problem} onRetry={pages.load} />}
        {pages.more && !pages.loading && pages.problem === undefined && (
          <Button variant="text" onClick={pages.load}>
            <Trans>Show those that have ended earlier</Trans>
          </Button>
        )}
      </div>
    </Page>
  );
}

interface PostListProps {
  forum: Channel;
  posts: readonly Channel[];
  first: FirstMessages;
  current: Id | undefined;
  label: string;
}

function PostList({ forum: { available_tags = [] }, posts, first, current, label }: PostListProps) {
  if (posts.length === 0) return null;
  return (
    <ul aria-label={label}>
      {posts.map((post) => (
        <PostRow key={post.id} post={post} tags={available_tags} first={first.get(post.id)} current={post.id === current} />
      ))}
    </ul>
  );
}
