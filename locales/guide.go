package locales

import "embed"

// Guides are the guides as Markdown with the actions of a template, by reader and
// language: guide/officer.vi.md.
//
//go:embed guide/*.md
var Guides embed.FS
