import { version } from '../../../package.json'

/** As in package.json; the build takes nothing else from that file. */
export const appVersion: string = version
