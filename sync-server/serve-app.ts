import { existsSync } from 'node:fs'
import type { RequestListener, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

/**
 * Serves the built app. A path without a file name in it is a screen, and gets index.html; a file that is
 * not there is a 404, so that a page of the version before can tell that its code is gone.
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
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return answerText(response, 405, 'Only GET.')
    // The app has no file worth a part of, and sirv throws at a range that ends before it starts.
    delete request.headers.range
    serveFile(request, response, () => {
      const isBuilt = existsSync(join(folder, 'index.html'))
      answerText(response, 404, isBuilt ? 'Not found.' : 'The app is not built yet: npm run build')
    })
  }
}

/** Names under /assets/ carry a hash of their content. Everything else is asked for anew each time. */
const cachingOf = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'

const answerText = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(`${text}\n`)
}
