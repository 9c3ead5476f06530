import { Component, type ReactNode } from 'react'
import { BugScreen } from './bug-screen.tsx'

interface Props {
  readonly children: ReactNode
}

interface State {
  readonly bug: { readonly error: unknown } | undefined
}

/** The one place where a bug comes to light (STYLE 3): on the screen while drawing, or anywhere in the page's code. */
export class ErrorBoundary extends Component<Props, State> {
  override readonly state: State = { bug: undefined }

  static getDerivedStateFromError(error: unknown): State {
    return { bug: { error } }
  }

  override componentDidMount(): void {
    window.addEventListener('error', this.#showError)
    window.addEventListener('unhandledrejection', this.#showRejection)
  }

  override componentWillUnmount(): void {
    window.removeEventListener('error', this.#showError)
    window.removeEventListener('unhandledrejection', this.#showRejection)
  }

  // Only real exceptions: browsers also report "ResizeObserver loop" and failed pictures this way.
  readonly #showError = ({ error }: ErrorEvent): void => {
    if (error instanceof Error) this.setState({ bug: { error } })
  }

  readonly #showRejection = ({ reason }: PromiseRejectionEvent): void => {
    if (reason instanceof Error && !(reason instanceof DOMException)) this.setState({ bug: { error: reason } })
  }

  override render(): ReactNode {
    return this.state.bug === undefined ? this.props.children : <BugScreen error={this.state.bug.error} />
  }
}
