import { useEffect, useState } from 'react'
import type { Done, EntryView } from '../../core/commands/commands.ts'
import type { EntryId } from '../../domain/ledger/entry.ts'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'

/** The records with these ids, as far as this phone has them; undefined while they are read. A newer list is read again. */
export const useEntries = (ids: readonly EntryId[]): Done<readonly EntryView[]> | undefined => {
  const { cell, self: { entries: held } } = useCommunity()
  const { commands } = useInstall()
  const [read, setRead] = useState<Done<readonly EntryView[]>>()
  const list = ids.join(',')
  useEffect(() => {
    // Read again whenever more are held: one of these may have come, or what is said of one have changed.
    if (held === 0) return undefined
    let isCurrent = true
    const load = async () => {
      const done = await commands.entries(cell, list === '' ? [] : list.split(','))
      if (isCurrent) setRead(done)
    }
    void load()
    return () => { isCurrent = false }
  }, [commands, cell, list, held])
  return read
}
