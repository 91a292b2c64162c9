// Entry of the helper process: attaches the handlers to the pipe it was started with, nothing else. It ends with its
// parent, so that no orphan keeps a document open.
import { RPCHandler } from '@orpc/server/message-port';
import { channelToParent } from './channel.ts';
import { createHandlers } from './handlers.ts';

new RPCHandler(createHandlers()).upgrade(channelToParent());
process.on('disconnect', () => process.exit(0));
