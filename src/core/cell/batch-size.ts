/** Entries read from the vault in one go. While they are read, what a screen asks for waits. */
export const batchSize = 500
