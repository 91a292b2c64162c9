// The eight animals a profile can wear, drawn from a few shapes so that they look the same on every system.
import type { ReactNode } from 'react';

export type AvatarName = 'owl' | 'fox' | 'otter' | 'heron' | 'hare' | 'moth' | 'bear' | 'wren';

const eyes = (y: number, gap: number, colour = '#2a2420') => (
  <>
    <circle cx={20 - gap} cy={y} r="1.9" fill={colour} />
    <circle cx={20 + gap} cy={y} r="1.9" fill={colour} />
  </>
);

const animals: Record<AvatarName, { ground: string; drawing: ReactNode }> = {
  owl: {
    ground: '#d9c3a0',
    drawing: (
      <>
        <path d="M9 12l4 3a12 12 0 0 1 14 0l4-3v13a11 10 0 0 1-22 0z" fill="#7a5638" />
        <circle cx="15.5" cy="20" r="4.6" fill="#fbf2df" />
        <circle cx="24.5" cy="20" r="4.6" fill="#fbf2df" />
        {eyes(20, 4.5)}
        <path d="M20 22.500l-1.8 3h3.600z" fill="#e0a030" />
      </>
    ),
  },
  fox: {
    ground: '#f0d2b5',
    drawing: (
      <>
        <path d="M8 9l7 5h10l7-5v11c0 7-6 12-12 13C14 32 8 27 8 20z" fill="#c8602a" />
        <path d="M9 22c4 0 8 3 11 9 3-6 7-9 11-9-1 6-6 10-11 11-5-1-10-5-11-11z" fill="#fdf3e6" />
        {eyes(20, 5)}
        <circle cx="20" cy="29.5" r="1.9" fill="#2a2420" />
      </>
    ),
  },
  otter: {
    ground: '#c3d8dc',
    drawing: (
      <>
        <circle cx="11" cy="14" r="3" fill="#6b4c39" />
        <circle cx="29" cy="14" r="3" fill="#6b4c39" />
        <ellipse cx="20" cy="21" rx="11.5" ry="11" fill="#7d5b45" />
        <ellipse cx="20" cy="25.5" rx="7.5" ry="5.5" fill="#ecdcc6" />
        {eyes(18.5, 5)}
        <ellipse cx="20" cy="23" rx="2.4" ry="1.7" fill="#2a2420" />
      </>
    ),
  },
  heron: {
    ground: '#cfdbe6',
    drawing: (
      <>
        <path d="M12 33c0-8 3-11 3-17a6 6 0 0 1 11-3l9 3-9 3c-1 4-6 6-6 14z" fill="#5f7f99" />
        <path d="M17 11c-3-2-6-2-9-1 3 1 5 2 7 4z" fill="#2f4557" />
        <path d="M26 13l9 3-9 3z" fill="#dfa034" />
        <circle cx="21.5" cy="14.5" r="1.7" fill="#1e2a33" />
      </>
    ),
  },
  hare: {
    ground: '#dfe5c8',
    drawing: (
      <>
        <path d="M13 17c-4-6-4-11-2-12s5 4 6 10zM27 17c4-6 4-11 2-12s-5 4-6 10z" fill="#a08566" />
        <ellipse cx="20" cy="23" rx="10" ry="9.5" fill="#b3987a" />
        <ellipse cx="20" cy="27" rx="5" ry="3.8" fill="#f5ead9" />
        {eyes(21, 5)}
        <path d="M18.5 25h3l-1.5 1.800z" fill="#8a4b44" />
      </>
    ),
  },
  moth: {
    ground: '#ddd3e6',
    drawing: (
      <>
        <path d="M20 19C14 9 6 10 6 16c0 5 6 8 14 8 8 0 14-3 14-8 0-6-8-7-14 3z" fill="#7c6796" />
        <path d="M20 23c-6 0-11 2-10 6s7 3 10-3c3 6 9 7 10 3s-4-6-10-6z" fill="#a48fbd" />
        <circle cx="12" cy="16.5" r="2" fill="#f0e4b8" />
        <circle cx="28" cy="16.5" r="2" fill="#f0e4b8" />
        <path d="M19 14h2v16h-2z" fill="#3c3048" />
        <path d="M20 15l-4-6M20 15l4-6" stroke="#3c3048" strokeWidth="1.3" strokeLinecap="round" />
      </>
    ),
  },
  bear: {
    ground: '#e3cfc4',
    drawing: (
      <>
        <circle cx="11" cy="13" r="4" fill="#5c3f33" />
        <circle cx="29" cy="13" r="4" fill="#5c3f33" />
        <circle cx="20" cy="21" r="11.5" fill="#70503f" />
        <ellipse cx="20" cy="25.5" rx="5.5" ry="4.5" fill="#d9bfa6" />
        {eyes(19, 4.8, '#1d1512')}
        <ellipse cx="20" cy="24" rx="2.2" ry="1.6" fill="#1d1512" />
      </>
    ),
  },
  wren: {
    ground: '#e8dcb9',
    drawing: (
      <>
        <path d="M8 12l8 5a9 9 0 1 1-3 9z" fill="#8a6a3f" />
        <circle cx="24" cy="19" r="7" fill="#a6814e" />
        <path d="M17 25a8 7 0 0 0 14-2c-4 3-9 3-14 2z" fill="#f4e6c6" />
        <path d="M31 18l5 1-5 2z" fill="#4a3620" />
        <circle cx="26" cy="18" r="1.7" fill="#241a10" />
      </>
    ),
  },
};

export const avatarNames = Object.keys(animals) as AvatarName[];

/** Decorative: the name stands beside it, or the control around it is labelled. */
export function Avatar({ name, size = 32 }: { name: AvatarName; size?: number }) {
  const { ground, drawing } = animals[name];
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 40 40" className="shrink-0 rounded-full">
      <rect width="40" height="40" fill={ground} />
      {drawing}
    </svg>
  );
}
