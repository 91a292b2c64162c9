// What a student does in the first minute, through the window's own port: look whether all is well, make a profile, and
// find that the file Lectern was opened with has been read.
import type { MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../src/contract/index.ts';

export async function firstRun(port: MessagePort) {
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port }));
  port.start();
  const health = await client.system.health();
  await client.people.create({ name: 'Ada' });
  const facts = await client.system.events();
  const look = async () => (await client.library.list())[0];
  let material = await look();
  while (material?.status !== 'ready' && material?.status !== 'failed') {
    await facts.next();
    material = await look();
  }
  await facts.return?.(undefined);
  return { health, material: { title: material.title, status: material.status, pages: material.pageCount } };
}
