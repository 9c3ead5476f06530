/** What the browser around the app is like and can do; made by `app/`, so that screens can be shown with any. */
export interface Platform {
  /** Where storage may vanish or cannot be written, a first run goes no further (see first-run). */
  readonly place: 'browser' | 'installed' | 'embedded' | 'ios-tab'
  /** WebCrypto has Ed25519 and X25519, and there are Web Locks and IndexedDB. */
  readonly lacks: readonly ('signing-keys' | 'locks' | 'storage')[]
  /** Shows the browser's own install question; undefined while it offers none. */
  readonly promptInstall: (() => Promise<void>) | undefined
  /** Asks the browser to keep the storage; false when it does not promise to. */
  readonly persist: () => Promise<boolean>
  /** The share sheet; undefined where there is none. */
  readonly share: ((content: { readonly title: string; readonly text: string; readonly url?: string }) => Promise<void>) | undefined
  /** The app's own address, without path: what links and codes begin with. */
  readonly origin: string
  /** The relay that served this page, if one did. */
  readonly ownRelay: string | null
  readonly now: () => number
  /** Minutes east of UTC of this device. */
  readonly zone: number
}
