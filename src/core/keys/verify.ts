/** Whether an Ed25519 signature holds by the one rule of DESIGN 5. False, never an exception, for any other bytes. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>
