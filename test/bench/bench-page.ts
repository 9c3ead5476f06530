import { createReadStream } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import type { BenchQuestion } from './bench.worker.ts'
import { cacheFolder } from './places.ts'

const builtFolder = join(cacheFolder, 'page')

/** An empty page with the bench worker, which is built as the app's workers are. */
export class BenchPage {
  readonly #server: Server
  readonly #browser: Browser

  private constructor(server: Server, browser: Browser) {
    this.#server = server
    this.#browser = browser
  }

  static async open(browser: Browser): Promise<BenchPage> {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: builtFolder,
        emptyOutDir: true,
        target: 'esnext',
        rolldownOptions: { input: fileURLToPath(new URL('bench.worker.ts', import.meta.url)), output: { entryFileNames: 'bench-worker.js' } },
      },
    })
    const server = createServer((request, response) => {
      const name = basename(request.url ?? '/')
      response.setHeader('Content-Type', name === '' ? 'text/html' : name.endsWith('.js') ? 'text/javascript' : 'application/octet-stream')
      if (name === '') response.end('<!doctype html><title>bench</title><link rel="icon" href="data:,">')
      else createReadStream(join(name.endsWith('.js') ? builtFolder : cacheFolder, name)).pipe(response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new BenchPage(server, browser)
  }

  /** Asks the worker in a page of its own, so that every workload meets a fresh engine. */
  async ask<Answer>(question: BenchQuestion): Promise<Answer> {
    const page = await this.#browser.newPage()
    try {
      await page.goto(`http://localhost:${(this.#server.address() as AddressInfo).port}/`)
      return await page.evaluate(
        (asked) =>
          new Promise<Answer>((resolve, reject) => {
            const worker = new Worker('/bench-worker.js', { type: 'module' })
            worker.addEventListener('message', (event: MessageEvent<Answer>) => resolve(event.data))
            worker.addEventListener('error', (event) => reject(new Error(event.message)))
            // Only windows have target origins.
            // oxlint-disable-next-line unicorn/require-post-message-target-origin
            worker.postMessage(asked)
          }),
        { ...question, history: `/${basename(question.history)}` },
      )
    } finally {
      await page.close()
    }
  }

  close(): void {
    this.#server.close()
  }
}
