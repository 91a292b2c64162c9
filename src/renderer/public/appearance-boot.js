// Sets theme and motion on <html> before the first paint. A classic script of its own because the content security
// policy allows no inline script; lib/appearance.ts writes the same keys and takes over once the app runs.
(() => {
  const root = document.documentElement;
  let theme = null;
  let motion = null;
  try {
    theme = localStorage.getItem('lectern.theme');
    motion = localStorage.getItem('lectern.motion');
  } catch {
    // Storage may be closed to us; the system's choice is a good default.
  }
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  if (motion === 'reduced' || motion === 'full') root.dataset.motion = motion;
})();
