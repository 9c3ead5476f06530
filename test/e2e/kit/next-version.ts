import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import packageJson from '../../../package.json' with { type: 'json' }

/** As the app shows it under "About Ayni". */
export const thisVersion = packageJson.version
export const nextVersion = `${packageJson.version}-next`

const codeName = /^(?<name>.+-)(?<hash>[\w-]{8})\.(?:js|css)$/

/**
 * A copy of the built app that differs as the next build does: another version, other names for all code, another
 * index.html and so another service worker. Gives its folder; `remove` deletes it.
 */
export const makeNextVersion = async (): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> => {
  const built = process.env['AYNI_APP'] ?? join(import.meta.dirname, '..', '..', '..', 'dist')
  const folder = await mkdtemp(join(tmpdir(), 'ayni-next-'))
  // Compressed files would be served instead of the changed ones beside them.
  await cp(built, folder, { recursive: true, filter: (path) => !/\.(?:br|gz)$/.test(path) })
  const assets = join(folder, 'assets')
  const newNameByName = new Map<string, string>()
  for (const name of await readdir(assets)) {
    const { name: stem, hash } = codeName.exec(name)?.groups ?? {}
    if (stem !== undefined && hash !== undefined) newNameByName.set(name, name.replace(hash, `next${hash.slice(4)}`))
  }
  let versions = 0
  const change = async (path: string): Promise<void> => {
    const text = (await readFile(path, 'utf8')).replaceAll(/[\w.-]+\.(?:js|css)/g, (name) => newNameByName.get(name) ?? name)
    versions += text.split(`\`${thisVersion}\``).length - 1
    await writeFile(path, text.replaceAll(`\`${thisVersion}\``, `\`${nextVersion}\``))
  }
  for (const [name, newName] of newNameByName) {
    await change(join(assets, name))
    await rename(join(assets, name), join(assets, newName))
  }
  await change(join(folder, 'index.html'))
  const worker = join(folder, 'service-worker.js')
  await change(worker)
  await writeFile(worker, (await readFile(worker, 'utf8')).replace(/(?<="revision":")[0-9a-f]{4}(?=[0-9a-f]{28}","url":"index\.html")/, '0000'))
  expect(versions, 'the build holds its version once').toBe(1)
  return { folder, remove: () => rm(folder, { recursive: true }) }
}
