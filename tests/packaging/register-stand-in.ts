// Preloaded with --import: lets the packed entry find our stand-in where it asks for `electron`.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context);
    return { url: new URL('./electron-stand-in.ts', import.meta.url).href, shortCircuit: true };
  },
});
