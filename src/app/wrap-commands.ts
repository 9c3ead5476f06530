import type { Commands } from '../core/commands/commands.ts'

/** Carries out one call of a command; it may wait before or look after it. */
export type Around = <T>(name: keyof Commands, call: () => Promise<T>) => Promise<T>

/** The same commands, each call going through `around`. Commands may be a Comlink proxy, which cannot be spread. */
export const wrapCommands = (commands: Commands, around: Around): Commands =>
  new Proxy(commands, {
    get: (target, key) => {
      const name = key as keyof Commands
      // Each method keeps its own arguments and result; only the call in between is ours.
      return (...args: unknown[]) => around(name, () => (target[name] as (...each: unknown[]) => Promise<unknown>)(...args))
    },
  })
