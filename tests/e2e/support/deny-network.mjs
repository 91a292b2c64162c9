// Loaded into the host under test before its own code (node --import): refuses everything that would leave this
// computer, and writes it down, so that "no network" is observed and not believed. Passes itself on to forked children.
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const loopback = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/;

function refuse(what) {
  appendFileSync(process.env.LECTERN_NETWORK_RECORD, `${what}\n`);
  throw Object.assign(new Error(`Not in a test: ${what}`), { code: 'ENETUNREACH' });
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  // net.connect hands over its arguments already normalised, as one array.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const {
    host = 'localhost',
    path,
    port,
  } = typeof first === 'object'
    ? first
    : { port: first, host: typeof second === 'string' ? second : undefined };
  if (path === undefined && !loopback.test(host)) refuse(`connect ${host}:${port}`);
  return connect.apply(this, args);
};

for (const name of ['send', 'connect']) {
  dgram.Socket.prototype[name] = () => refuse(`datagram ${name}`);
}
for (const api of [dns, dns.promises]) {
  for (const name of Object.keys(api).filter((key) => /^(lookup|resolve)/.test(key))) {
    const original = api[name];
    api[name] = (host, ...rest) => (loopback.test(host) ? original(host, ...rest) : refuse(`dns ${host}`));
  }
}

const { fork } = childProcess;
childProcess.fork = (path, args = [], options = {}) => {
  const { NODE_OPTIONS, LECTERN_NETWORK_RECORD } = process.env;
  return fork(path, args, {
    ...options,
    env: { ...(options.env ?? process.env), NODE_OPTIONS, LECTERN_NETWORK_RECORD },
  });
};
syncBuiltinESMExports();
