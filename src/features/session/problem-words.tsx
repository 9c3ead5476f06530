import type { ReactNode } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Problem } from '../../core/commands/commands.ts'
import { refusalText } from '../../i18n/refusal-words.ts'
import { InvitationFaultWords } from './invitation-fault-words.tsx'

type Words = { readonly [T in Problem['type']]: (problem: Extract<Problem, { type: T }>) => ReactNode }
type Fault = Extract<Problem, { type: 'storage' }>['fault']

/** Why a command did nothing, and what to do about it. A new problem without words does not compile. */
export const ProblemWords = ({ problem }: { readonly problem: Problem }) => {
  // Each entry takes the problem of its own type, which an index by that type cannot express.
  const say = words[problem.type] as (each: Problem) => ReactNode
  return <>{say(problem)}</>
}

const words: Words = {
  'refused': ({ reason }) => <RefusalWords reason={reason} />,
  'storage': ({ fault }) => faultWords[fault.type](fault),
  'not-the-writer': () => <Trans>Nothing was saved: this community is open in another tab or window. Choose “Use it here” first.</Trans>,
  'not-admitted': () => <Trans>This needs others, and you have not been let in yet. What you write meanwhile is kept.</Trans>,
  'device-stopped': () => <Trans>This phone has written two different records under one number, so it can write no more here. That happens when an app’s data is copied. Ask for a new invitation.</Trans>,
  'unknown-cell': () => <Trans>This community is not on this phone any more.</Trans>,
  'no-keys-here': () => <Trans>This browser has no keys for this community, so it can show it but not write in it. Ask for a new invitation.</Trans>,
  'already-member': () => <Trans>You are a member of this community already, on this phone.</Trans>,
  'bad-invitation': ({ fault }) => <InvitationFaultWords fault={fault} />,
  'not-found': () => <Trans>What this is about is not on this phone yet. Wait for the next connection.</Trans>,
  'unexpected': ({ detail }) => <Trans>Something went wrong in the app, and nothing was saved. Try again; if it stays, show this to whoever helps you: {detail}</Trans>,
}

const RefusalWords = ({ reason }: { readonly reason: Extract<Problem, { type: 'refused' }>['reason'] }) => {
  const { i18n } = useLingui()
  return <>{refusalText(i18n, reason)}</>
}

const faultWords: { readonly [T in Fault['type']]: (fault: Fault) => ReactNode } = {
  'storage-full': () => <Trans>Nothing was saved: this phone has no room left. Delete something from the phone, then try again.</Trans>,
  'storage-closed': () => <Trans>Nothing was saved: the browser closed the app’s storage. Close the app, open it again and try once more.</Trans>,
  'storage-failed': fault => <Trans>Nothing was saved: the phone’s storage did not work. Try again; if it stays, show this to whoever helps you: {detailOf(fault)}</Trans>,
}

const detailOf = (fault: Fault): string => ('detail' in fault ? fault.detail : fault.type)
