import type { ReactNode } from 'react'
import s from './notices.module.css'

/** Where banners stand: above the screen, as wide as it. */
export const Notices = ({ children }: { readonly children: ReactNode }) => <div className={s['notices']}>{children}</div>
