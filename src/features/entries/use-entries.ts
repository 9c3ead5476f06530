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
    let isCurrent = true
    const load = async () => {
      const done = await commands.entries(cell, list === '' ? [] : list.split(','))
      if (isCurrent) setRead(done)
    }
    void load()
    return () => { isCurrent = false }
    // What has come in since may be one of them, or have changed what was said of one.
  }, [commands, cell, list, held])
  return read
}
