// The same laws in node.
await import('./keys.browser.test.ts')
