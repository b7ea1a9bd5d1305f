// Package locales turns the words that rooms name by key into sentences.
package locales

import (
	_ "time/tzdata" // Asia/Ho_Chi_Minh on machines without zone files

	"vneidbot/bot"
)

// Catalog has the sentences of every language.
type Catalog struct{}

// New loads the sentences.
func New() (*Catalog, error) { return &Catalog{}, nil }

// Words is the sentence for t in lang.
func (c *Catalog) Words(lang string, t bot.Text) string { return t.Key }
