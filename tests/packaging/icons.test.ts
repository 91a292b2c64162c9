import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { icns, ico, type Picture } from '../../scripts/icon-files.ts';

const resources = new URL('../../resources/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, resources));
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const pictures: Picture[] = sizes.map((size) => ({ size, png: read(`icons/${size}x${size}.png`) }));

/** Width, height and whether there is an alpha channel, from a PNG's first chunk. */
function shape(png: Buffer) {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), alpha: png.readUInt8(25) === 6 };
}

describe('the icons', () => {
  it('are as large as their names say, with a transparent ground', () => {
    for (const { size, png } of pictures)
      expect(shape(png)).toEqual({ width: size, height: size, alpha: true });
    for (const state of ['', '-focus', '-break', '-paused'])
      for (const name of [`tray${state}Template`, `tray${state}-dark`, `tray${state}-white`]) {
        expect(shape(read(`tray/${name}.png`))).toEqual({ width: 16, height: 16, alpha: true });
        expect(shape(read(`tray/${name}@2x.png`))).toEqual({ width: 32, height: 32, alpha: true });
      }
  });

  it('of Windows and macOS are packed from those pictures', () => {
    expect(ico(pictures.filter(({ size }) => size <= 256)).equals(read('icons/icon.ico'))).toBe(true);
    expect(icns(pictures).equals(read('icons/icon.icns'))).toBe(true);
  });

  it('of Windows can be read back by the table in the file', () => {
    const file = read('icons/icon.ico');
    const count = file.readUInt16LE(4);
    const found = Array.from({ length: count }, (_, index) => {
      const at = 6 + 16 * index;
      const start = file.readUInt32LE(at + 12);
      const png = file.subarray(start, start + file.readUInt32LE(at + 8));
      return [file.readUInt8(at) || 256, shape(png).width];
    });
    expect(found).toEqual([16, 24, 32, 48, 64, 128, 256].map((size) => [size, size]));
  });

  it('of macOS can be walked from part to part to the end', () => {
    const file = read('icons/icon.icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    const found: Record<string, number> = {};
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      found[file.toString('latin1', at, at + 4)] = shape(file.subarray(at + 8)).width;
    }
    expect(found).toEqual({
      ic11: 32,
      ic12: 64,
      ic07: 128,
      ic08: 256,
      ic13: 256,
      ic09: 512,
      ic14: 512,
      ic10: 1024,
    });
  });
});
