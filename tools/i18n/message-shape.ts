/** What a translation must keep of a message: the things that are filled in, the tags, and how it branches. */
export interface MessageShape {
  readonly placeholders: ReadonlySet<string>
  readonly tags: ReadonlySet<string>
  readonly branchings: readonly Branching[]
}

/** `{count, plural, one {…} other {…}}`: exact branches such as `=0` are left out, they may be added freely. */
export interface Branching {
  readonly argument: string
  readonly kind: 'plural' | 'selectordinal' | 'select'
  readonly branches: ReadonlySet<string>
}

/** Reads an ICU message as lingui writes them. Undefined when its braces or its branches make no sense. */
export const messageShape = (message: string): MessageShape | undefined => {
  const placeholders = new Set<string>()
  const tags = new Set<string>()
  const branchings: Branching[] = []
  let at = 0

  /** Text up to a closing brace (inside a branch) or to the end. False: malformed. */
  const readText = (isInside: boolean): boolean => {
    while (at < message.length) {
      const letter = message[at]
      if (letter === "'") skipQuoted()
      else if (letter === '}') return isInside
      else if (letter === '{') {
        if (!readArgument()) return false
      } else if (letter === '<') readTag()
      else at++
    }
    return !isInside
  }

  /** An apostrophe before a brace quotes up to the next one; any other is an apostrophe. */
  const skipQuoted = () => {
    at++
    if (message[at] === "'") at++
    else if (message[at] === '{' || message[at] === '}') {
      const end = message.indexOf("'", at)
      at = end === -1 ? message.length : end + 1
    }
  }

  const readTag = () => {
    const tag = /^<\/?([\w-]+)\s*\/?>/.exec(message.slice(at))
    if (tag?.[1] !== undefined) tags.add(tag[1])
    at += tag?.[0].length ?? 1
  }

  const readArgument = (): boolean => {
    const head = /^\{\s*(\w+)\s*(?:,\s*(\w+)\s*(,|(?=\}))|(?=\}))/.exec(message.slice(at))
    const [whole = '', argument, kind] = head ?? []
    if (argument === undefined) return false
    at += whole.length
    placeholders.add(argument)
    if (kind === 'plural' || kind === 'selectordinal' || kind === 'select') return readBranches(argument, kind)
    // A number or date style has no braces of its own.
    const end = message.indexOf('}', at)
    at = end + 1
    return end !== -1
  }

  const readBranches = (argument: string, kind: Branching['kind']): boolean => {
    const branches = new Set<string>()
    for (;;) {
      const name = /^\s*(?:offset:\d+\s+)?(=\d+|\w+)\s*\{/.exec(message.slice(at))
      if (name?.[1] === undefined) break
      at += name[0].length
      if (!readText(true)) return false
      at++
      if (!name[1].startsWith('=')) branches.add(name[1])
    }
    const end = /^\s*\}/.exec(message.slice(at))
    at += end?.[0].length ?? 0
    branchings.push({ argument, kind, branches })
    return end !== null && branches.has('other')
  }

  return readText(false) ? { placeholders, tags, branchings } : undefined
}
