// The same laws in node.
await import('./sealing.browser.test.ts')
