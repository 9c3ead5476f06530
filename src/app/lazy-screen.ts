import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

/** A screen that is a piece of its own, fetched when first opened; the service worker keeps them all on the phone. */
export const lazyScreen = <Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> =>
  lazy(async () => ({ default: await load() }))
