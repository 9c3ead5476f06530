import { constants, networkInterfaces } from 'node:os'
import { join, resolve } from 'node:path'
import { limitsFromEnvironment } from './limits.ts'
import { maxCodeBytes } from './protocol.ts'
import { type StartFault, startServer } from './server.ts'

/**
 * Starts the relay from the environment:
 *
 *     PORT         8787        HOST   127.0.0.1 (0.0.0.0 for the local network, or behind a proxy)
 *     AYNI_DATA    .relay      the folder of the store
 *     AYNI_APP     dist        the folder of the built app; dist is the one beside this folder
 *     AYNI_CODE                lets who knows it open new channels from elsewhere
 *     AYNI_HOSTS               names this relay is dialled by from outside, with commas: relay.example,192.0.2.7:8787
 *     AYNI_PROXY   1           the last entry of X-Forwarded-For is written by your own proxy
 *     AYNI_LIMIT_…             see limits.ts
 *
 * It never prints an address of a phone, a channel or a chunk.
 */
const main = async (environment: NodeJS.ProcessEnv): Promise<void> => {
  const say = (line: string): void => console.log(line)
  const complain = (line: string): void => console.error(line)

  const port = Number(environment['PORT'] || 8787)
  const host = environment['HOST'] || '127.0.0.1'
  const dataFolder = environment['AYNI_DATA'] || '.relay'
  const code = environment['AYNI_CODE'] || undefined
  const limits = limitsFromEnvironment(environment)

  if (!Number.isInteger(port) || port < 0 || port > 65_535) return fail('PORT must be a number from 0 to 65535.')
  if (!limits.ok) return fail(`${limits.error.variable} must be a whole number above 0.`)
  if (code !== undefined && Buffer.byteLength(code) > maxCodeBytes) {
    return fail(`AYNI_CODE is longer than ${maxCodeBytes} bytes.`)
  }

  const started = await startServer({
    port,
    host,
    dataFolder,
    appFolder: resolve(environment['AYNI_APP'] || join(import.meta.dirname, '..', 'dist')),
    code,
    hosts: (environment['AYNI_HOSTS'] ?? '').split(',').map((name) => name.trim()).filter((name) => name !== ''),
    proxy: environment['AYNI_PROXY'] === '1' ? 'trusted' : 'none',
    limits: limits.value,
    report: complain,
  })
  if (!started.ok) return fail(faultToWords(started.error, { port, host, dataFolder }))

  const server = started.value
  stopOnSignals(() => server.close())
  say(`Ayni is running at ${addresses(host, server.port).join('  and  ')}`)
  if (code === undefined) say('New communities can be opened from this computer only. AYNI_CODE lets others open them too.')
}

/** One Ctrl-C reaches the relay from the terminal and from npm, which passes it on. */
const sameSignalMs = 250

/** The first signal says goodbye to the phones. Who asks once more does not want to wait for them. */
const stopOnSignals = (close: () => Promise<void>): void => {
  let stoppingSince: number | undefined
  const stop = (signal: 'SIGTERM' | 'SIGINT'): void => {
    if (stoppingSince === undefined) {
      stoppingSince = performance.now()
      // With nothing left open the process ends by itself, with 0.
      void close()
    } else if (performance.now() - stoppingSince > sameSignalMs) {
      // What was answered as stored is on disk, so there is nothing to save.
      process.exit(128 + constants.signals[signal])
    }
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

const fail = (message: string): void => {
  console.error(message)
  process.exitCode = 1
}

const faultToWords = (
  fault: StartFault,
  tried: { readonly port: number; readonly host: string; readonly dataFolder: string },
): string => {
  switch (fault.type) {
    case 'port-in-use':
      return `Port ${tried.port} is in use. Stop what uses it, or take another: PORT=${tried.port + 1}`
    case 'cannot-listen':
      return `Cannot listen on ${tried.host}, port ${tried.port}: ${fault.cause}`
    case 'store-in-use':
      return `Another relay is using the folder ${tried.dataFolder}. Stop it, or name another folder: AYNI_DATA=…`
    case 'store-too-new':
      return `The store in ${tried.dataFolder} was made by a newer relay. Use that one, or name another folder: AYNI_DATA=…`
    case 'store-unreadable':
      return (
        `The store in ${tried.dataFolder} cannot be read: ${fault.cause}\n` +
        'If it is damaged, move the folder away and start again: the phones fill a new one.'
      )
  }
}

const addresses = (host: string, port: number): string[] => {
  if (host !== '0.0.0.0' && host !== '::') return [`http://${nameOf(host)}:${port}`]
  const others = Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
  return ['localhost', ...others.map(({ address }) => address)].map((name) => `http://${name}:${port}`)
}

const nameOf = (host: string): string => {
  if (host === '127.0.0.1' || host === '::1') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

await main(process.env)
