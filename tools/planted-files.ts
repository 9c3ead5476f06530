import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

type Planted = { folder: string; [Symbol.dispose]: () => void }

/** In the repository packages are found; outside it .gitignore hides nothing. */
const parents = { repository: resolve('.planted'), elsewhere: tmpdir() }

/** Writes files into a folder of their own and takes them away when the test is over. */
export const plantFiles = (contentByPath: Record<string, string>, where: keyof typeof parents = 'repository'): Planted => {
  const parent = parents[where]
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'ayni-'))
  for (const [path, content] of Object.entries(contentByPath)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}
