import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { beforeEach, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { createAppFaults, hearWorker } from './app-faults.ts'
import { FaultNotice } from './fault-notice.tsx'

beforeEach(() => { i18n.loadAndActivate({ locale: 'en', messages: {} }) })

const show = async () => {
  const faults = createAppFaults()
  return { faults, screen: await render(<I18nProvider i18n={i18n}><FaultNotice faults={faults} /></I18nProvider>) }
}

test('nothing is said while nothing is wrong', async () => {
  const { screen } = await show()
  expect(screen.container.textContent).toBe('')
})

test('a fault is said until it is closed; the same again is no news, and another is', async () => {
  const { faults, screen } = await show()
  faults.tell({ type: 'storage-full' })
  await expect.element(screen.getByText('This phone has no room left', { exact: false })).toBeVisible()
  await screen.getByRole('button', { name: 'Close this message' }).click()
  await expect.element(screen.getByRole('alert')).not.toBeInTheDocument()
  faults.tell({ type: 'storage-full' })
  faults.tell({ type: 'storage-failed', detail: 'UnknownError: torn' })
  await expect.element(screen.getByText('UnknownError: torn', { exact: false })).toBeVisible()
})

/** A worker of these lines. */
const workerOf = (code: string): Worker => new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), { type: 'module' })

test('what a worker tells, and what it throws, reaches the screen', async () => {
  const { faults, screen } = await show()
  const telling = workerOf('self.postMessage({ fault: { type: "storage-closed" } }); self.postMessage({ id: 1, other: true })')
  hearWorker(telling, { tell: faults.tell })
  await expect.element(screen.getByText('storage did not work', { exact: false })).toBeVisible()
  const throwing = workerOf('setTimeout(() => { throw new Error("a bug in the worker") })')
  throwing.addEventListener('error', (event) => event.preventDefault())
  hearWorker(throwing, { tell: faults.tell })
  await expect.element(screen.getByText('a bug in the worker', { exact: false })).toBeVisible()
  telling.terminate()
  throwing.terminate()
})

test('a worker whose code is not there says so, and whoever waits for it is told', async () => {
  const { faults, screen } = await show()
  const missing = Promise.withResolvers<void>()
  hearWorker(new Worker('/no-such-worker.js', { type: 'module' }), { tell: faults.tell, onMissing: missing.resolve })
  await missing.promise
  await expect.element(screen.getByText('This part of the app is not here', { exact: false })).toBeVisible()
})
