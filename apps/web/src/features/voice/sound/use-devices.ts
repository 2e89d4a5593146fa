import { useEffect, useState } from 'react';

export interface Device {
  id: string;
  label: string;
}

const NONE: { microphones: Device[]; speakers: Device[] } = { microphones: [], speakers: [] };

/**
 * What one can choose from, without what stands for the choice of the system. Browsers tell names only after they have given a
 * microphone once: `asked` makes the list be read again.
 */
export function useDevices(asked: unknown): typeof NONE {
  const [devices, setDevices] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after the microphone was given there are names
  useEffect(() => {
    const { mediaDevices } = navigator;
    if (!mediaDevices?.enumerateDevices) return;
    let current = true;
    const read = async () => {
      const all = await mediaDevices.enumerateDevices().catch(() => []);
      if (current) setDevices({ microphones: named(all, 'audioinput'), speakers: named(all, 'audiooutput') });
    };
    void read();
    const look = () => void read();
    mediaDevices.addEventListener('devicechange', look);
    return () => {
      current = false;
      mediaDevices.removeEventListener('devicechange', look);
    };
  }, [asked]);
  return devices;
}

function named(all: readonly MediaDeviceInfo[], wanted: MediaDeviceKind): Device[] {
  return all
    .filter(({ kind, deviceId, label }) => kind === wanted && label !== '' && !['', 'default', 'communications'].includes(deviceId))
    .map(({ deviceId: id, label }) => ({ id, label }));
}
