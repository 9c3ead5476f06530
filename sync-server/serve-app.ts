import { existsSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import sirv from 'sirv'

/**
 * Serves the built app. A path without a file name in it is a screen, and gets index.html; a file that is
 * not there is a 404, so that a page of the version before can tell that its code is gone.
 *
 * Whatever happens to a file or to who asks for it ends that one download: phones that walk out of range,
 * a build that empties the folder, a process that may open no more files.
 */
export const serveApp = (folder: string): RequestListener => {
  const serveFile = sirv(folder, {
    // Looks at the folder for each request, so a new build is served without a restart.
    dev: true,
    etag: true,
    // Serves a file's .br or .gz if the build has made one.
    brotli: true,
    gzip: true,
    single: true,
    ignores: ['^/assets/'],
    setHeaders: (response, path) => response.setHeader('Cache-Control', cachingOf(path)),
  })

  const answerNotFound = (response: ServerResponse): void => {
    const isBuilt = existsSync(join(folder, 'index.html'))
    answerText(response, 404, isBuilt ? 'Not found.' : 'The app is not built yet: npm run build')
  }

  const serve: RequestListener = (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return answerText(response, 405, 'Only GET.')
    if (isOfTheBuild(request)) return answerNotFound(response)
    // The app has no file worth a part of, and sirv throws at a range that ends before it starts.
    delete request.headers.range
    tieToResponse(response)
    try {
      serveFile(request, response, () => answerNotFound(response))
    } catch {
      // sirv looks twice, and a build took the file away in between.
      answerText(response, 503, 'Ask again.')
    }
  }
  return oneByOne(serve)
}

/**
 * Answers what one connection asks one after another. Sent ahead of the answers, a thousand requests would open a
 * thousand files at once, which is all some systems allow. (A request may also come in the moment in which the answer
 * before is out and not yet closed here.)
 */
const oneByOne = (serve: RequestListener): RequestListener => {
  const newestBySocket = new WeakMap<Socket, ServerResponse>()
  return (request, response) => {
    const before = newestBySocket.get(request.socket)
    newestBySocket.set(request.socket, response)
    if (before === undefined || before.closed) return serve(request, response)
    before.once('close', () => {
      if (!request.socket.destroyed) serve(request, response)
    })
  }
}

/**
 * sirv pipes a file into the response and looks no further: a response that is broken off would leave the file
 * open for ever, and a read that fails would end the process.
 */
const tieToResponse = (response: ServerResponse): void => {
  response.once('pipe', (file: Readable) => {
    file.once('error', () => response.destroy())
    response.once('close', () => file.destroy())
  })
}

/** Names that begin with a dot, which sirv serves in its `dev` way: the stamp and the manifest of the build. */
const isOfTheBuild = ({ url = '' }: IncomingMessage): boolean => {
  const [path = ''] = url.split(/[?#]/, 1)
  return /[/\\]\./.test(path.replaceAll(/%2e/gi, '.').replaceAll(/%5c/gi, '\\'))
}

/** Names under /assets/ carry a hash of their content. Everything else is asked for anew each time. */
const cachingOf = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'

const answerText = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(`${text}\n`)
}
