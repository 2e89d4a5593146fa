import { toggledIds } from '../../lib/toggled-ids.ts';

/** Which folders of the rail are open on this device. */
export const { useIds: useOpenFolders, toggle: toggleFolder } = toggledIds('chat.open-folders');
