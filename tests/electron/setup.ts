// Playwright wants its global setup as a default export of a file of its own.
import { sayWhatIsMissing } from './missing.ts';

// biome-ignore lint/style/noDefaultExport: Playwright loads the default export
export default sayWhatIsMissing;
