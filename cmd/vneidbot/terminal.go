package main

import (
	"context"
	"fmt"
	"io"

	"vneidbot/bot"
	"vneidbot/locales"
)

// terminal is where a command reads and writes; its context ends at the first
// signal, a second one kills.
type terminal struct {
	ctx      context.Context
	in       io.Reader
	out, err io.Writer
	words    *locales.Catalog
	lang     string
}

// tell prints a sentence on its own line.
func (t *terminal) tell(text bot.Text) {
	_, _ = fmt.Fprintln(t.out, t.say(text))
}

// errs prints a sentence beside the output, which may be read by a program.
func (t *terminal) errs(text bot.Text) {
	_, _ = fmt.Fprintln(t.err, t.say(text))
}

func (t *terminal) say(text bot.Text) string { return t.words.Words(t.lang, text) }
