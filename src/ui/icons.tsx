import { Icon, type IconProps } from './icon.tsx'

// One file for all of them: each is a line of drawing, and the bundler drops what no screen uses.

export const IconHome = (p: IconProps) => <Icon {...p}><path d="M3.5 11 12 4l8.5 7" /><path d="M6 9.5V20h12V9.5" /><path d="M10 20v-5.5h4V20" /></Icon>
export const IconMarket = (p: IconProps) => <Icon {...p}><path d="M3.5 9.5 6 4h12l2.5 5.5" /><path d="M3.5 9.5a2.85 2.85 0 0 0 5.67 0 2.85 2.85 0 0 0 5.66 0 2.85 2.85 0 0 0 5.67 0" /><path d="M5.5 13v7h13v-7" /></Icon>
export const IconHandshake = (p: IconProps) => <Icon {...p}><path d="m2.5 7 3-1.5L12 7l6.5-1.5 3 1.5v8l-2.5 1" /><path d="m2.5 15 2.5 1 4.6 3.6a2 2 0 0 0 2.5 0L19 16" /><path d="M12 7 8.7 10.4a1.7 1.7 0 0 0 2.3 2.4L13 11l5 5" /></Icon>
export const IconPeople = (p: IconProps) => <Icon {...p}><circle cx="9" cy="8" r="3.5" /><path d="M2.5 20a6.5 6.5 0 0 1 13 0" /><path d="M16 4.9a3.5 3.5 0 0 1 0 6.2" /><path d="M18 14.3a6.5 6.5 0 0 1 3.5 5.7" /></Icon>
export const IconPerson = (p: IconProps) => <Icon {...p}><circle cx="12" cy="8" r="4" /><path d="M4.5 20.5a7.5 7.5 0 0 1 15 0" /></Icon>
export const IconSettings = (p: IconProps) => <Icon {...p}><path d="M4 7h9M19 7h1M4 17h1M11 17h9" /><circle cx="16" cy="7" r="2.6" /><circle cx="8" cy="17" r="2.6" /></Icon>
export const IconPlus = (p: IconProps) => <Icon {...p}><path d="M12 5v14M5 12h14" /></Icon>
export const IconBack = (p: IconProps) => <Icon {...p} mirrored><path d="M20 12H5M11 5.5 4.5 12l6.5 6.5" /></Icon>
export const IconForward = (p: IconProps) => <Icon {...p} mirrored><path d="m9.5 6 6 6-6 6" /></Icon>
export const IconChevronDown = (p: IconProps) => <Icon {...p}><path d="m6 9.5 6 6 6-6" /></Icon>
export const IconCheck = (p: IconProps) => <Icon {...p}><path d="m4.5 12.5 5 5 10-11" /></Icon>
export const IconClose = (p: IconProps) => <Icon {...p}><path d="m6 6 12 12M18 6 6 18" /></Icon>
export const IconWarning = (p: IconProps) => <Icon {...p}><path d="M12 4 2.8 19.5h18.4z" /><path d="M12 10v4.2M12 16.9v.1" /></Icon>
export const IconInfo = (p: IconProps) => <Icon {...p}><circle cx="12" cy="12" r="9" /><path d="M12 11v5.5M12 7.5v.1" /></Icon>
export const IconOffline = (p: IconProps) => <Icon {...p}><path d="M3 3l18 18" /><path d="M9 19.5h.1M5.5 12.5A9 9 0 0 1 8.6 10.400M12.5 9.500a9 9 0 0 1 6 3M2 9a14 14 0 0 1 3.4-2.300M10 5.100A14 14 0 0 1 22 9M8.5 16a5 5 0 0 1 5.8-.8" /></Icon>
export const IconOnline = (p: IconProps) => <Icon {...p}><path d="M2 9a14.5 14.5 0 0 1 20 0M5.3 12.600a9.7 9.7 0 0 1 13.4 0M8.6 16.200a5 5 0 0 1 6.8 0M12 19.700h.1" /></Icon>
export const IconPhone = (p: IconProps) => <Icon {...p}><rect x="6.5" y="2.5" width="11" height="19" rx="2.5" /><path d="M11 18.200h2" /></Icon>
export const IconSync = (p: IconProps) => <Icon {...p}><path d="M20 6v5h-5" /><path d="M4 18v-5h5" /><path d="M5.6 9a7 7 0 0 1 11.6-2.400L20 11M4 13l2.8 4.400A7 7 0 0 0 18.4 15" /></Icon>
export const IconShare = (p: IconProps) => <Icon {...p}><path d="M12 15V3.500M7.5 7.5 12 3l4.5 4.5" /><path d="M6.5 11.500h-1v9h13v-9h-1" /></Icon>
export const IconCopy = (p: IconProps) => <Icon {...p}><rect x="8.5" y="8.5" width="12" height="12" rx="2" /><path d="M15.5 5.500v-2h-12v12h2" /></Icon>
export const IconScan = (p: IconProps) => <Icon {...p}><path d="M3.5 8.500v-5h5M15.5 3.500h5v5M20.5 15.500v5h-5M8.5 20.500h-5v-5" /><path d="M8 8h3v3H8zM13.5 8H16v2.500M8 13.500V16h2.500M13.5 13.500H16V16h-2.500z" /></Icon>
export const IconSwap = (p: IconProps) => <Icon {...p}><path d="M7 4 3.5 7.5 7 11M3.5 7.500H20" /><path d="m17 13 3.5 3.500L17 20M20.5 16.500H4" /></Icon>
export const IconPrint = (p: IconProps) => <Icon {...p}><path d="M7 9V3.500h10V9" /><path d="M7 17H3.500V9h17v8H17" /><path d="M7 14h10v6.500H7z" /></Icon>
export const IconTrash = (p: IconProps) => <Icon {...p}><path d="M4 6.500h16M9 6.500V3.500h6v3M6 6.500l1 14h10l1-14M10 10.500v6M14 10.500v6" /></Icon>
export const IconEdit = (p: IconProps) => <Icon {...p}><path d="m4 20 1-4.500L16.5 4 20 7.5 8.5 19z" /><path d="m14 6.5 3.5 3.5" /></Icon>
export const IconClock = (p: IconProps) => <Icon {...p}><circle cx="12" cy="12" r="9" /><path d="M12 6.500V12l3.5 2.5" /></Icon>
export const IconHeart = (p: IconProps) => <Icon {...p}><path d="M12 20s-8.5-5-8.5-11A4.7 4.7 0 0 1 12 6.5 4.7 4.7 0 0 1 20.5 9C20.5 15 12 20 12 20z" /></Icon>
export const IconSearch = (p: IconProps) => <Icon {...p}><circle cx="10.5" cy="10.5" r="6.5" /><path d="m15.5 15.5 5 5" /></Icon>
export const IconLock = (p: IconProps) => <Icon {...p}><rect x="4.5" y="10.5" width="15" height="10" rx="2.5" /><path d="M8 10.500V7.500a4 4 0 0 1 8 0v3" /></Icon>
