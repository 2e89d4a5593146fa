import { useLingui } from '@lingui/react/macro';
import { useParams } from 'wouter';
import { NotificationsSection } from '../features/notifications/NotificationsSection.tsx';
import { AppearanceSection } from '../features/settings/AppearanceSection.tsx';
import { ClosedAccountsSection } from '../features/settings/ClosedAccountsSection.tsx';
import { LanguageSection } from '../features/settings/LanguageSection.tsx';
import { LogoutSection } from '../features/settings/LogoutSection.tsx';
import { PasswordSection } from '../features/settings/PasswordSection.tsx';
import { PrivacySection } from '../features/settings/PrivacySection.tsx';
import { ProfileSection } from '../features/settings/ProfileSection.tsx';
import { RegistrationsSection } from '../features/settings/RegistrationsSection.tsx';
import { SessionsSection } from '../features/settings/SessionsSection.tsx';
import { useClientState } from '../lib/client.tsx';
import { lazyPart } from '../lib/lazy-part.ts';
import { paths } from '../lib/paths.ts';
import { SettingsFrame, type SettingsSection } from '../ui/SettingsFrame.tsx';

const OwnReportsSection = lazyPart(async () => (await import('../features/reports/OwnReportsSection.tsx')).OwnReportsSection, 'later');
const InstanceReportsSection = lazyPart(
  async () => (await import('../features/reports/ReportsSection.tsx')).InstanceReportsSection,
  'later',
);

const VoiceSection = lazyPart(async () => (await import('../features/voice/sound/VoiceSection.tsx')).VoiceSection, 'later');
const VoiceDoctor = lazyPart(async () => (await import('../features/voice/doctor/VoiceDoctor.tsx')).VoiceDoctor, 'later');

const PushSwitch = lazyPart(async () => (await import('../features/push/PushSwitch.tsx')).PushSwitch, 'later');

export function UserSettingsPage() {
  const { t } = useLingui();
  const { section } = useParams();
  const admin = useClientState((state) => state.me?.admin ?? false);
  const sections: SettingsSection[] = [
    { id: 'profile', title: t`Profile`, words: t`name picture avatar about`, content: <ProfileSection /> },
    { id: 'appearance', title: t`Appearance`, words: t`theme dark light colours`, content: <AppearanceSection /> },
    {
      id: 'notifications',
      title: t`Notifications`,
      words: t`push closed alerts sound desktop mute mentions servers`,
      content: (
        <>
          <PushSwitch />
          <NotificationsSection />
        </>
      ),
    },
    {
      id: 'voice',
      title: t`Voice and sound`,
      words: t`microphone speaker headphones noise volume push to talk keys`,
      content: <VoiceSection />,
    },
    { id: 'voice-check', title: t`Connection check`, words: t`voice call doctor TURN STUN relay address`, content: <VoiceDoctor /> },
    { id: 'privacy', title: t`Privacy`, words: t`messages strangers friends block`, content: <PrivacySection /> },
    { id: 'language', title: t`Language`, words: 'language русский english язык', content: <LanguageSection /> },
    { id: 'password', title: t`Password`, words: t`security change`, content: <PasswordSection /> },
    { id: 'sessions', title: t`Devices`, words: t`sessions logged in security`, content: <SessionsSection /> },
    { id: 'reports', title: t`My reports`, words: t`moderation complaints answers`, content: <OwnReportsSection /> },
    ...(admin
      ? [
          { id: 'registrations', title: t`Registration`, words: t`approval invites people`, content: <RegistrationsSection /> },
          {
            id: 'instance-reports',
            title: t`Reports of all servers`,
            words: t`moderation complaints spam`,
            content: <InstanceReportsSection />,
          },
          { id: 'closed-accounts', title: t`Closed accounts`, words: t`ban people block`, content: <ClosedAccountsSection /> },
        ]
      : []),
    { id: 'logout', title: t`Log out`, danger: true, content: <LogoutSection /> },
  ];
  return (
    <SettingsFrame
      title={t`Settings`}
      sections={sections}
      current={section}
      pathOf={(id) => (id === '' ? '/settings' : paths.settings(id))}
      back={paths.home}
    />
  );
}
