// Which study day it is: the core's to say, since a student's day may begin at four in the morning.
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../lib/client.ts';
import { localDay } from '../../lib/days.ts';

export function useStudyDay(): string {
  const today = useQuery(orpc.progress.today.queryOptions());
  return today.data?.day ?? localDay(Date.now());
}
