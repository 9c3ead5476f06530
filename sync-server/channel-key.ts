/** A channel as a Map key: bytes compare by identity. */
export const channelKey = (channel: Uint8Array): string => Buffer.from(channel).toString('latin1')
