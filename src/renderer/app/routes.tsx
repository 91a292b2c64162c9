// The route table. Hash routes, because the same files are served from app:// and from a loopback port. Every screen
// sits in an error boundary of its own, so that one broken screen leaves the rail usable.
import { createHashRouter, Navigate, Outlet, type RouteObject } from 'react-router';
import { features } from './features.ts';
import { Gate } from './gate.tsx';
import { MissingScreen, ScreenError } from './screen-error.tsx';
import { Shell } from './shell.tsx';

export const routes: RouteObject[] = [
  {
    element: (
      <Gate>
        <Shell />
      </Gate>
    ),
    errorElement: <ScreenError />,
    // Lazy screens are fetched from this computer; until then the shell's frame stays.
    hydrateFallbackElement: <span />,
    children: [
      {
        element: <Outlet />,
        errorElement: <ScreenError />,
        children: [
          { index: true, element: <Navigate to="/today" replace /> },
          ...features.flatMap((feature) => feature.routes ?? []),
          { path: '*', element: <MissingScreen /> },
        ],
      },
    ],
  },
  {
    element: (
      <Gate>
        <Outlet />
      </Gate>
    ),
    errorElement: <ScreenError />,
    hydrateFallbackElement: <span />,
    children: features.flatMap((feature) => feature.bareRoutes ?? []),
  },
];

export function createRouter() {
  return createHashRouter(routes);
}
