package store_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// turnMost is how many statements a turn may ask: with an engine that is not in the
// process each would be a way there and back.
const turnMost = 8

// asked is how many statements the writer asks meanwhile.
func (r *room) asked(do func()) int {
	r.s.Ask()
	do()
	return r.s.Ask()
}

// A report with a picture, turn by turn, and the end of its picture. The first one of
// an account has two rows more, the account's and its tie to the unit; the next takes
// away the row of the one that waited. What begins and ends a transaction is not counted.
func TestATurnAsksFewStatements(t *testing.T) {
	r := newRoom(t)
	for i, more := range []int{2, 1} {
		w, p := r.file(i+1, minh, bot.Accepted), picture(fmt.Sprint("p", i), "")
		p.Draft = w.Draft
		note := bot.NoteDraft{Draft: w.Draft, Account: minh, Unit: r.unit, Wants: bot.WantsPicture, At: noon}
		require.LessOrEqual(t, r.asked(func() { r.commit(note) }), turnMost)
		require.LessOrEqual(t, r.asked(func() { r.commit(p) }), turnMost)
		require.LessOrEqual(t, r.asked(func() { r.commit(w) }), turnMost+more)
		k := kept
		k.SHA256 += fmt.Sprint(i)
		require.LessOrEqual(t, r.asked(func() {
			require.NoError(t, r.s.PictureKept(t.Context(), p.Event, k, bot.Do{Key: p.Event, Kind: "thumb"}))
		}), turnMost)
	}
}
