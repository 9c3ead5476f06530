import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import react from '@vitejs/plugin-react'

type Options = {
  /** A build without a translation must fail; a half-translated screen may still be looked at or tested. */
  untranslated: 'fails' | 'shows-english'
}

/** What turns our sources into JavaScript: the same in the build, in workers and in tests. */
export const sourcePlugins = ({ untranslated }: Options) => [
  react(),
  lingui({ failOnMissing: untranslated === 'fails', failOnCompileError: true }),
  // Only files that use a message macro pass through Babel.
  babel({ presets: [linguiTransformerBabelPreset()] }),
]
