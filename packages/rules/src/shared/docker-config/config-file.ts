/** What reading the configuration file gave. */
export type ConfigFile =
  /** `--config-file=` with nothing: no file is read. */
  | { readonly state: 'none' }
  | { readonly state: 'absent'; readonly path: string; /** The command line names it. */ readonly explicit: boolean }
  /** There is something that cannot be read as a file, such as a directory. */
  | { readonly state: 'unreadable'; readonly path: string; readonly why: string }
  | { readonly state: 'read'; readonly path: string; readonly bytes: Uint8Array };
