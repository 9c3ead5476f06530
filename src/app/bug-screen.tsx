import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { IconSync } from '../ui/icons.tsx'
import { Page } from '../ui/page.tsx'
import { bugReport } from './bug-report.ts'
import { isCodeMissing } from './missing-code.ts'
import s from './bug-screen.module.css'

/** Instead of everything else. What was recorded is safe in the vault, and says so. */
export const BugScreen = ({ error }: { readonly error: unknown }) => {
  if (i18n.locale === '') return <Wordless report={bugReport(error)} />
  return <I18nProvider i18n={i18n}>{isCodeMissing() ? <CodeMissing /> : <Bug report={bugReport(error)} />}</I18nProvider>
}

const reload = () => { location.reload() }

const Bug = ({ report }: { readonly report: string }) => {
  const { t } = useLingui()
  return (
    <Page title={t`Something went wrong in the app`} action={<Button icon={<IconSync />} onClick={reload}><Trans>Start the app again</Trans></Button>}>
      <p><Trans>What was saved on this phone is still there. Only what you were just typing may be gone.</Trans></p>
      <p><Trans>If it happens again, copy this report and send it to whoever looks after the app in your community. It says which part failed; nothing you or others wrote is in it.</Trans></p>
      <pre className={s['report']}>{report}</pre>
      <CopyButton text={report} label={t`Copy the report`} copiedLabel={t`Copied`} failedLabel={t`Copying did not work: press long on the text`} />
    </Page>
  )
}

const CodeMissing = () => {
  const { t } = useLingui()
  return (
    <Page title={t`This part of the app is not here`} action={<Button icon={<IconSync />} onClick={reload}><Trans>Reload</Trans></Button>}>
      <p><Trans>The app was updated, or it has not come to this phone as a whole yet. Reload; if that does not help, try again where there is a network.</Trans></p>
      <p><Trans>What was saved on this phone is still there.</Trans></p>
    </Page>
  )
}

/** Before any language was loaded there are no words but these. */
const Wordless = ({ report }: { readonly report: string }) => (
  <main className={s['wordless']}>
    <h1>Ayni</h1>
    <p lang="en">Something went wrong. Please reload.</p>
    <p lang="ru">Что-то пошло не так. Перезагрузите страницу.</p>
    <p lang="kk">Бірдеңе дұрыс болмады. Бетті қайта жүктеңіз.</p>
    <pre className={s['report']}>{report}</pre>
    <Button icon={<IconSync />} onClick={reload}>↻</Button>
  </main>
)
