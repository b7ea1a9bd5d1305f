// Package summary turns totals into what people read: a headline, a table in
// equal-width letters where the channel has them and rows of prose where it has
// not, notes, a legend, and QR codes.
//
// Everything here is a pure function of what it is given. Words come by key
// through Wording; the finished paragraphs hold numbers, names of areas and
// those words, and nothing about a single unit or person.
package summary

import (
	"time"

	"vneidbot/bot"
)

// Wording turns keys into sentences of a language.
type Wording interface {
	Words(lang string, t bot.Text) string
}

// Totals is what a summary is made from. Rows add up to the scope's units.
type Totals struct {
	Place  bot.Text  // whose numbers these are
	At     time.Time // when they were read
	By     bot.By    // what a row is
	Rows   []bot.Row // in the official order; a row without an area is of units that have none
	Round  Round     // for which they are gathered
	Type   bot.Text  // what is typed here to ask for totals
	Frozen bool      // they were frozen at that hour
	Change Change    // since the last cut-off
	ByName bool      // a paged table in the order of names, not of missing units

	// What is shown of a table that is too long for one page: what begins at a row
	// of the order, else the page of that number, from 0. The order is that of the
	// first page, so that no area is passed over while numbers move; empty for the
	// order of this moment.
	From  int
	Page  int
	Order []bot.AreaID

	sum bot.Tally // of all rows
}

// Round is until when the units of the totals report; zero without rounds.
type Round struct {
	Due   time.Time
	Today bool
	Past  bool // it has passed
	Later bool // it is not the first one: whoever has told what it asks stands first
}

// Answer is a finished summary.
type Answer struct {
	Parts []bot.Part
	Page  int          // the page that is shown, from 0
	Pages int          // 1 for a summary that is not paged
	From  int          // the row with which the page begins
	Next  int          // the row with which the next one begins, 0 after the last
	Order []bot.AreaID // of the rows of all pages
}

// Make words the totals for a channel.
func Make(words Wording, lang string, caps bot.Caps, t Totals) Answer {
	v := voice{words: words, lang: lang}
	t.sum, t.Rows = bot.Sum(t.Rows), shown(t)
	if caps.Mono {
		if a, fits := v.mono(t); fits {
			return a
		}
	}
	return v.prose(t, caps.Text)
}

// shown leaves out the row of units that nobody has put into an area when none
// of them counts; the notes name them.
func shown(t Totals) []bot.Row {
	var rows []bot.Row
	for _, r := range t.Rows {
		if t.By != bot.ByArea || r.Area.Name != "" || r.Total > 0 {
			rows = append(rows, r)
		}
	}
	if t.By == bot.ByArea {
		tellApart(rows)
	}
	return rows
}

// voice words keys in one language.
type voice struct {
	words Wording
	lang  string
}

func (v voice) say(key string, pairs ...any) string {
	return v.words.Words(v.lang, bot.T(key, pairs...))
}

func plain(s string) bot.Part { return bot.Part{Text: bot.Raw(s)} }
