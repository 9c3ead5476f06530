import { useState } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { QrCode } from './qr-code.tsx'
import { QrScanner } from './qr-scanner.tsx'

const secret = `https://example.org/#${'Қазақша '.repeat(20)}`

/** A canvas with a picture of the code that QrCode draws: what a camera would see. */
const photograph = async (text: string): Promise<HTMLCanvasElement> => {
  const screen = await render(<QrCode text={text} label="Code to join" />)
  const svg = screen.getByRole('img', { name: 'Code to join' }).element()
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  svg.setAttribute('width', '600')
  svg.setAttribute('height', '600')
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(svg.outerHTML)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = 640
  canvas.height = 640
  const context = canvas.getContext('2d')
  if (context === null) return expect.fail('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, 640, 640)
  context.drawImage(image, 20, 20)
  await screen.unmount()
  return canvas
}

const says = { 'starting': 'starting', 'scanning': 'hold it up', 'no-camera': 'no camera', 'refused': 'refused', 'busy': 'busy' }

const Scanner = () => {
  const [seen, setSeen] = useState<readonly string[]>([])
  return (
    <>
      <QrScanner onScan={text => { setSeen(before => [...before, text]) }} says={says} pasteLabel="Paste it" pasteAction="Use it" />
      <p data-testid="seen">{seen.join('|')}</p>
    </>
  )
}

afterEach(() => { vi.restoreAllMocks() })

describe('with a camera', () => {
  test('what is shown as a code is read from the camera, once, and the camera goes out with the screen', async () => {
    const canvas = await photograph(secret)
    const stream = canvas.captureStream(10)
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(stream)
    // A still canvas sends no frames.
    const context = canvas.getContext('2d')
    const redraw = setInterval(() => { context?.drawImage(canvas, 0, 0) }, 50)

    const screen = await render(<Scanner />)
    await expect.element(screen.getByText('hold it up')).toBeVisible()
    await expect.element(screen.getByTestId('seen')).toHaveTextContent(secret.trim())

    await screen.unmount()
    clearInterval(redraw)
    expect(stream.getTracks().map(track => track.readyState)).toEqual(['ended'])
  })

  test('a camera that was allowed after the screen was left goes out at once', async () => {
    const stream = document.createElement('canvas').captureStream(1)
    const allow = Promise.withResolvers<MediaStream>()
    const asked = vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockReturnValue(allow.promise)
    const screen = await render(<Scanner />)
    await vi.waitFor(() => { expect(asked).toHaveBeenCalled() })
    await screen.unmount()
    allow.resolve(stream)
    await vi.waitFor(() => { expect(stream.getTracks().map(track => track.readyState)).toEqual(['ended']) })
  })
})

describe('without', () => {
  test.each([['NotAllowedError', 'refused'], ['NotFoundError', 'no camera'], ['OverconstrainedError', 'no camera'], ['NotReadableError', 'busy']])(
    '%s is said as: %s; a code can be pasted', async (name, said) => {
      vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException('', name))
      const screen = await render(<Scanner />)
      await expect.element(screen.getByRole('status')).toHaveTextContent(said)

      await screen.getByRole('textbox', { name: 'Paste it' }).fill(' AYNI-1 ')
      await screen.getByRole('button', { name: 'Use it' }).click()
      await expect.element(screen.getByTestId('seen')).toHaveTextContent('AYNI-1')
    },
  )
})
