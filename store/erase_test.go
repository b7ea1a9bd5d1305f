package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// A picture that is removed is removed wherever it was sent for; what stays says so.
func TestAnErasedPictureIsGoneEverywhere(t *testing.T) {
	r := newRoom(t)
	other := storetest.Unit(t, r.s, bot.Unit{Name: "An Biên", Area: r.area})
	first, second := r.file(1, lan, bot.Accepted), r.file(2, minh, bot.Accepted)
	second.Unit = other
	r.commit(picture("p1", first.Draft), first, picture("p2", second.Draft), second, picture("p3", "unsent"))
	storetest.Exec(t, r.s, `UPDATE pictures SET state = 'kept', sha256 = 'aa'`)
	storetest.Exec(t, r.s, `UPDATE pictures SET upload_sha256 = 'bb' WHERE event = 'p2'`)
	erase := []bot.Write{bot.ErasePicture{Event: "e1", Act: "xoa", SHA256: "aa", By: minh, At: noon},
		bot.Audit{Event: "e1", Account: minh, Act: "xoa", At: noon}}
	for range 2 {
		r.commit(erase...)
	}
	r.refused(bot.Conflict, bot.ErasePicture{Event: "e2", Act: "xoa", SHA256: "aa", By: lan, At: noon})
	kept, err := r.s.StillKept(t.Context(), "aa")
	require.NoError(t, err)
	require.False(t, kept)
	require.Equal(t, "3", r.text(`SELECT count(*) FROM pictures WHERE state = 'dropped' AND file = '{}'`))
	require.Equal(t, `["bb","aa"]`, r.text(`SELECT args FROM jobs WHERE kind = 'files.erase'`), "also the file as it came")
	r.snapshot(func(now *store.Snapshot) error {
		for _, unit := range []bot.UnitID{r.unit, other} {
			gone, err := now.ErasedOf(unit, 5)
			require.NoError(t, err)
			require.Len(t, gone, 1)
			require.Equal(t, bot.Erased{SHA256: "aa", Receipt: gone[0].Receipt, By: minh, At: noon}, gone[0])
		}
		return nil
	})
}

// Whoever is tied to a unit can be verified once; whoever is not cannot.
func TestOfficersVerifyWhoHasReported(t *testing.T) {
	r := newRoom(t)
	r.commit(r.file(1, lan, bot.Accepted))
	w := bot.VerifyReporter{Event: "e1", Act: "xacminh", Unit: r.unit, Account: lan, By: minh, At: noon}
	for range 2 {
		r.commit(w, bot.Audit{Event: "e1", Account: minh, Act: "xacminh", At: noon})
	}
	require.True(t, r.look(lan, bot.Needs{}).Verified[r.unit])
	w.Event = "e2"
	r.refused(bot.Conflict, w)
	w.Account = "telegram:nobody"
	r.refused(bot.Conflict, w)
}
