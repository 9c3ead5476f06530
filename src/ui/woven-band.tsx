import s from './woven-band.module.css'

/** Says nothing; it is what makes the app look like a cloth and not like a bank. */
export const WovenBand = () => <div className={s['band']} aria-hidden="true" />
