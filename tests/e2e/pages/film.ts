// A real film, recorded by the browser itself from a canvas that counts.
import type { Page } from '@playwright/test';

/** WebM of about so many seconds, without sound. */
export async function recordFilm(page: Page, seconds: number): Promise<Buffer> {
  const base64 = await page.evaluate(async (length) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
    const pen = canvas.getContext('2d')!;
    let frame = 0;
    const draw = () => {
      pen.fillStyle = `hsl(${(frame * 4) % 360} 60% 40%)`;
      pen.fillRect(0, 0, 320, 180);
      pen.fillStyle = 'white';
      pen.font = '64px sans-serif';
      pen.fillText(String(frame++), 110, 110);
    };
    draw();
    const drawing = setInterval(draw, 50);
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm;codecs=vp8' });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => void parts.push(data);
    const stopped = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    await new Promise((resolve) => setTimeout(resolve, length * 1000));
    recorder.stop();
    await stopped;
    clearInterval(drawing);
    let letters = '';
    for (const value of new Uint8Array(await new Blob(parts).arrayBuffer()))
      letters += String.fromCharCode(value);
    return btoa(letters);
  }, seconds);
  return Buffer.from(base64, 'base64');
}
