import { ok } from '../../src/domain/base/result.ts'
import { directoryContract } from '../contract/directory-contract.ts'
import { DirectoryDisk, MemoryDirectory } from './memory-directory.ts'

const diskByName = new Map<string, DirectoryDisk>()

directoryContract('memory', {
  open: (name) => {
    const disk = diskByName.get(name) ?? new DirectoryDisk()
    diskByName.set(name, disk)
    return Promise.resolve(ok(new MemoryDirectory(disk)))
  },
  delete: (name) => Promise.resolve(diskByName.delete(name)),
})
