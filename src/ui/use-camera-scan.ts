import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'

export type CameraState = 'starting' | 'scanning' | 'no-camera' | 'refused' | 'busy'

/** Reading a picture takes a slow phone some 50 ms; between two it may do other things. */
const pauseMs = 150
/** Enough for a dense code held at arm's length, a quarter of the work of full HD. */
const longestSidePx = 960

/** Shows the back camera in a video element and says what codes it sees, each once until another comes. */
export const useCameraScan = (onScan: (text: string) => void): { readonly video: RefObject<HTMLVideoElement | null>; readonly state: CameraState } => {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<CameraState>('starting')
  const report = useEffectEvent(onScan)

  useEffect(() => {
    const stop = new AbortController()
    const run = async (element: HTMLVideoElement) => {
      try {
        const [{ decodeQR }, stream] = await Promise.all([import('qr/decode.js'), openBackCamera()])
        stopTracksOn(stop.signal, stream)
        if (stop.signal.aborted) return
        element.srcObject = stream
        await element.play()
        setState('scanning')
        await readCodes(element, decodeQR, report, stop.signal)
      } catch (error) {
        if (!stop.signal.aborted) setState(stateByErrorName[error instanceof Error ? error.name : ''] ?? 'no-camera')
      }
    }
    if (video.current !== null) void run(video.current)
    return () => { stop.abort() }
  }, [])

  return { video, state }
}

// Names from the Media Capture specification; whatever else fails, this phone shows no picture.
const stateByErrorName: Readonly<Record<string, CameraState>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

const openBackCamera = async (): Promise<MediaStream> => {
  // Missing outside a secure context, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (devices === undefined) throw new DOMException('no mediaDevices', 'NotFoundError')
  return devices.getUserMedia({ audio: false, video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } })
}

/** The camera's light must go out even when permission came after the screen was left. */
const stopTracksOn = (signal: AbortSignal, stream: MediaStream): void => {
  const stop = () => { for (const track of stream.getTracks()) track.stop() }
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })
}

type Decode = (image: { width: number; height: number; data: Uint8ClampedArray }) => string

const readCodes = async (
  video: HTMLVideoElement, decode: Decode, report: (text: string) => void, signal: AbortSignal,
): Promise<void> => {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  let last: string | undefined
  while (!signal.aborted && context !== null) {
    const text = readFrame(video, context, decode)
    if (text !== undefined && text !== last) {
      last = text
      report(text)
    }
    await new Promise(resolve => { setTimeout(resolve, pauseMs) })
  }
}

const readFrame = (video: HTMLVideoElement, context: CanvasRenderingContext2D, decode: Decode): string | undefined => {
  const { videoWidth, videoHeight } = video
  if (videoWidth === 0 || videoHeight === 0) return undefined
  const scale = Math.min(1, longestSidePx / Math.max(videoWidth, videoHeight))
  const width = Math.round(videoWidth * scale)
  const height = Math.round(videoHeight * scale)
  if (context.canvas.width !== width) context.canvas.width = width
  if (context.canvas.height !== height) context.canvas.height = height
  context.drawImage(video, 0, 0, width, height)
  try {
    return decode(context.getImageData(0, 0, width, height))
  } catch {
    // The decoder's way of saying that there is no code in this picture.
    return undefined
  }
}
