import { Avatar } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { currentAccessToken, renew } from '../../providers/session.js';
import { apiUrl } from '../../providers/session.js';

interface PhotoProps {
  userId: string;
  name: string;
  /** Null when there is no photo; another one is another photo. */
  photoFileId: string | null;
  size?: number;
}

/** The face of somebody, or his initials. The photo is asked for with the token, which an image of a page cannot send. */
export function Photo({ userId, name, photoFileId, size = 32 }: PhotoProps) {
  const { data: bytes } = useQuery({
    queryKey: ['photo', photoFileId],
    queryFn: () => photoOf(userId),
    enabled: photoFileId !== null,
    staleTime: Infinity,
    retry: false,
  });
  const url = useMemo(
    () => (bytes && photoFileId !== null ? URL.createObjectURL(bytes) : undefined),
    [bytes, photoFileId],
  );
  useEffect(() => () => void (url !== undefined && URL.revokeObjectURL(url)), [url]);
  return (
    <Avatar
      alt=""
      {...(url !== undefined && { src: url })}
      sx={(theme) => ({
        width: size,
        height: size,
        fontSize: size * 0.4,
        fontWeight: 600,
        color: theme.tokens.text2,
        backgroundColor: theme.tokens.sunken,
        border: `1px solid ${theme.tokens.border}`,
      })}
    >
      {initialsOf(name)}
    </Avatar>
  );
}

async function photoOf(userId: string): Promise<Blob> {
  if (currentAccessToken() === null) await renew();
  const ask = () =>
    fetch(`${apiUrl}/users/${userId}/photo`, { headers: { Authorization: `Bearer ${currentAccessToken() ?? ''}` } });
  let answer = await ask();
  if (answer.status === 401) {
    await renew();
    answer = await ask();
  }
  if (!answer.ok) throw new Error(`photo ${answer.status}`);
  return answer.blob();
}

const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
};
