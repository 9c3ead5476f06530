import { useMemo } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { useLocation, useSearchParams } from 'wouter'
import type { ListingDraft } from '../../core/commands/commands.ts'
import type { EntryId } from '../../domain/ledger/entry.ts'
import type { ListingState, Mode, Side } from '../../domain/market/market-state.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { refusalText } from '../../i18n/refusal-words.ts'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { useAct } from '../session/use-act.ts'
import { ListingForm } from './listing-form.tsx'
import { emptyListingForm, listingToForm, type ListingFormValues } from './listing-form-values.ts'
import { listingHref, marketHref } from './listing-href.ts'
import { useStoredForm } from './use-stored-form.ts'

/** A new notice, or with `listing` a changed one. */
export const ListingFormScreen = ({ listing }: { readonly listing?: EntryId | undefined }) =>
  listing === undefined ? <NewListing /> : <ChangeListing key={listing} id={listing} />

const NewListing = () => {
  const { t } = useLingui()
  const { cell, state, format } = useCommunity()
  const { now } = useInstall().platform
  const [params] = useSearchParams()
  const [, navigate] = useLocation()
  const side = readSide(params.get('side'))
  const mode = readMode(params.get('mode'))
  const until = format.dayOf(now()) + state.policy.listingDays
  return (
    <Fill
      // Another link to this screen is another form.
      key={`${side}/${mode}`}
      titleOf={({ side: chosen }) => (chosen === 'want' ? t`What do you want?` : chosen === 'offer' ? t`What can you give?` : t`New notice`)}
      back={{ href: marketHref(mode === '' ? 'permanent' : mode), label: t({ message: 'Market', context: 'navigation' }) }}
      storedAs={`ayni/listing-form/${cell}/new/${side}/${mode}`}
      initial={emptyListingForm({ side, mode, until })}
      of={null}
      onSaved={(draft) => { navigate(marketHref(draft.mode), { replace: true }) }}
    />
  )
}

const ChangeListing = ({ id }: { readonly id: EntryId }) => {
  const { t, i18n } = useLingui()
  const { cell, me, queries, format, state } = useCommunity()
  const { now } = useInstall().platform
  const [, navigate] = useLocation()
  const listing = useLiveQuery(useMemo(() => queries.listing(id), [queries, id]))
  const back = { href: listingHref(id), label: t`Back` }
  if (listing === undefined) return null
  const hindrance = hindranceTo(listing, me)
  if (listing === null || hindrance !== undefined) {
    return (
      <Page title={t`Change the notice`} back={back}>
        <EmptyState title={t`This cannot be changed`}>
          {hindrance === undefined ? <Trans>This notice is not on this phone.</Trans> : refusalText(i18n, { type: hindrance })}
        </EmptyState>
      </Page>
    )
  }
  // One whose time is up is shown again when it is changed.
  const until = listing.expires > now() ? format.dayOf(listing.expires) : format.dayOf(now()) + state.policy.listingDays
  return (
    <Fill
      // A newer version from another phone of mine is another form.
      key={listing.version}
      titleOf={() => t`Change the notice`}
      back={back}
      storedAs={`ayni/listing-form/${cell}/${listing.version}`}
      initial={listingToForm(listing, until)}
      of={id}
      onSaved={() => { navigate(listingHref(id), { replace: true }) }}
    />
  )
}

const hindranceTo = (listing: ListingState | null, me: string): 'not-author' | 'already-withdrawn' | undefined => {
  if (listing === null) return undefined
  if (listing.member !== me) return 'not-author'
  return listing.state === 'withdrawn' ? 'already-withdrawn' : undefined
}

interface FillProps {
  readonly titleOf: (form: ListingFormValues) => string
  readonly back: { readonly href: string; readonly label: string }
  readonly storedAs: string
  readonly initial: ListingFormValues
  readonly of: EntryId | null
  readonly onSaved: (draft: ListingDraft) => void
}

const Fill = ({ titleOf, back, storedAs, initial, of, onSaved }: FillProps) => {
  const { cell, writes } = useCommunity()
  const { commands } = useInstall()
  const act = useAct()
  const { form, change, restored, startOver, forget } = useStoredForm(storedAs, initial)
  const save = async (draft: ListingDraft) => {
    const done = await act.run(() => commands.putListing(cell, draft))
    if (done?.ok !== true) return
    forget()
    onSaved(draft)
  }
  return (
    <Page
      title={titleOf(form)}
      lead={<Trans>Say what it is and what it is worth to you. Everyone in the community sees it.</Trans>}
      back={back}
      action={<>
        <ProblemNotice act={act} />
        <Button type="submit" form={formId} pending={act.pending} disabled={!writes}><Trans>Save the notice</Trans></Button>
      </>}
    >
      {restored && (
        <NoticeBanner tone="info" action={<Button look="quiet" onClick={startOver}><Trans>Start over</Trans></Button>}>
          <Trans>This is what you wrote before. It was not saved yet.</Trans>
        </NoticeBanner>
      )}
      <ListingForm id={formId} form={form} change={change} of={of} pending={act.pending} onSave={(draft) => { void save(draft) }} />
    </Page>
  )
}

const formId = 'listing-form'

const readSide = (text: string | null): Side | '' => (text === 'want' || text === 'offer' ? text : '')

const readMode = (text: string | null): Mode | '' => (text === 'permanent' || text === 'temporary' ? text : '')
