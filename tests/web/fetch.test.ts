// The proxy is a matter of the whole process, so each case runs the way out in a process of its own.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openProxy } from '../support/proxy.ts';

const wayOut = pathToFileURL(join(import.meta.dirname, '..', '..', 'src', 'web', 'fetch.ts')).href;

/** A proxy that answers "there", whatever it is asked for. */
async function openHere() {
  const proxy = await openProxy((_request, response) => response.end('there'));
  onTestFinished(() => proxy.close());
  return proxy;
}

/** What the web host gets for an address in this environment, and what it logs on the way. */
async function fetched(url: string, env: Record<string, string>): Promise<string> {
  const script = `import { openWayOut } from ${JSON.stringify(wayOut)};
    const go = openWayOut(process.env, { write: (level, event) => process.stdout.write(event + ' ') });
    const answer = await go(${JSON.stringify(url)}).then((it) => it.text(), (error) => error.message);
    process.stdout.write(answer);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return text(child.stdout);
}

describe('the web host’s way out', () => {
  it.each(['http_proxy', 'HTTP_PROXY'])('goes through the proxy of %s', async (name) => {
    const proxy = await openHere();
    expect(await fetched('http://far.example/x', { [name]: proxy.address })).toBe('there');
    expect(proxy.asked.join()).toContain('far.example');
  });

  it('goes through the proxy of HTTPS_PROXY', async () => {
    const proxy = await openHere();
    await fetched('https://far.example/x', { HTTPS_PROXY: proxy.address });
    expect(proxy.asked).toEqual(['CONNECT far.example:443']);
  });

  it.each(['127.0.0.1', 'localhost'])('reaches %s without the proxy', async (host) => {
    const proxy = await openHere();
    const here = await openHere();
    const url = here.address.replace('127.0.0.1', host);
    expect(await fetched(url, { HTTP_PROXY: proxy.address, NO_PROXY: 'other.example' })).toBe('there');
    expect(proxy.asked).toEqual([]);
  });

  it('does not take the proxy to this computer’s other address', async () => {
    const proxy = await openHere();
    await fetched('http://[::1]:9/', { HTTP_PROXY: proxy.address });
    expect(proxy.asked).toEqual([]);
  });

  it('leaves the hosts of NO_PROXY to themselves', async () => {
    const proxy = await openHere();
    await fetched('http://near.invalid/', { HTTP_PROXY: proxy.address, NO_PROXY: 'near.invalid' });
    expect(proxy.asked).toEqual([]);
  });

  it('survives a proxy that is no address, without repeating it', async () => {
    const here = await openHere();
    const answer = await fetched(here.address, { HTTP_PROXY: 'http://user:pass word@:x' });
    expect(answer).toBe('host.proxy-unusable there');
  });
});
