/* What the build writes into the bundles (vite.config.ts, `define`). */
interface ImportMetaEnv { readonly VITE_VERSION: string }
interface ImportMeta { readonly env: ImportMetaEnv }
