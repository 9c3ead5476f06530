import { useMemo } from 'react'
import { encodeQR } from 'qr'
import s from './qr-code.module.css'

export interface QrCodeProps {
  /** At most about 2,900 bytes; a phone camera is happy up to about 800. */
  readonly text: string
  /** What it is for, to someone who cannot see it: "Code to join Dana's community". */
  readonly label: string
}

/** Modules of white around the code, which a reader needs to find it. */
const quietZone = 4

export const QrCode = ({ text, label }: QrCodeProps) => {
  const { path, size } = useMemo(() => drawModules(encodeQR(text, 'raw', { ecc: 'low', border: quietZone })), [text])
  return (
    <div className={s['code']}>
      {/* An <img> would need a data: address, which the page's security policy has no reason to allow. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <svg role="img" aria-label={label} viewBox={`0 0 ${String(size)} ${String(size)}`} shapeRendering="crispEdges">
        <path d={path} fill="#000" />
      </svg>
    </div>
  )
}

/** One path, a rectangle for each run of dark modules of a row. */
const drawModules = (rows: readonly (readonly boolean[])[]) => {
  const runs: string[] = []
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (row[x] !== true) continue
      const start = x
      while (row[x + 1] === true) x++
      runs.push(`M${String(start)} ${String(y)}h${String(x - start + 1)}v1h-${String(x - start + 1)}z`)
    }
  }
  return { path: runs.join(''), size: rows.length }
}
