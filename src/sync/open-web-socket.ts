import type { OpenSocket } from './socket.ts'

/** The platform's WebSocket: browsers, workers, Node. */
export const openWebSocket: OpenSocket = (url, protocol, { message, closed }) => {
  const socket = new WebSocket(url, protocol)
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('message', (event: MessageEvent<ArrayBuffer | string>) => message(event.data))
  // An error says nothing that the close after it does not.
  socket.addEventListener('close', ({ code }) => closed(code))
  return {
    send: (bytes) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(bytes)
    },
    close: () => socket.close(),
  }
}
