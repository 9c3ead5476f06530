import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/**
 * Writes a .br and a .gz beside each built file that gets smaller by it: the relay serves them as they are, so that a
 * phone's first visit costs a third of the bytes and the relay no time. Being the last step of the build, it then
 * writes the stamp that build-if-stale.ts looks for; the relay serves no name that begins with a dot.
 */
const compressible = /\.(js|css|html|wasm|svg|webmanifest)$/

const compress = (folder: string): { readonly plain: number; readonly brotli: number } => {
  const sum = { plain: 0, brotli: 0 }
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (!compressible.test(name) || !statSync(path).isFile()) continue
    const plain = readFileSync(path)
    const brotli = brotliCompressSync(plain, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
    })
    writeWhole(`${path}.br`, brotli)
    writeWhole(`${path}.gz`, gzipSync(plain, { level: constants.Z_BEST_COMPRESSION }))
    sum.plain += plain.length
    sum.brotli += brotli.length
  }
  return sum
}

/** A relay that runs meanwhile must not send half a file under a name that phones keep for a year. */
const writeWhole = (path: string, bytes: Uint8Array): void => {
  writeFileSync(`${path}.new`, bytes)
  renameSync(`${path}.new`, path)
}

const { plain, brotli } = compress('dist')
writeWhole(join('dist', '.built'), new Uint8Array())
console.log(`compressed ${(plain / 1000).toFixed(0)} kB to ${(brotli / 1000).toFixed(0)} kB`)
