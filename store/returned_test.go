package store_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// TestWhyAUnitHasNoReport: of lists of who is missing, and of whom to remind, and no
// longer once it is taken back or sent again.
func TestWhyAUnitHasNoReport(t *testing.T) {
	r := newRoom(t)
	r.verify(lan)
	r.commit(bot.SetAccount{ID: lan, Chat: bot.Chat{Channel: "telegram", ID: "1"}, At: noon})
	none := r.other("Mầm non Sao Mai")
	first := r.file(1, lan, bot.Accepted)
	r.commit(first)
	r.shot("p1", first.ID, "ab")
	give := decide("e1", bot.Returned, r.toReview(bot.Everything)...)
	give.Reason, give.Words = bot.ReturnOther, "chụp thiếu tên"
	r.commit(give)
	units := func() (reached, phoned []bot.MissingUnit, chased []bot.Chased) {
		q := bot.MissingOf{Scope: bot.Everything, Silent: "web", At: noon}
		require.NoError(t, r.s.Snapshot(context.Background(), func(now *store.Snapshot) (err error) {
			reached, err = now.Missing(q, r.area, bot.Reachable)
			require.NoError(t, err)
			phoned, err = now.Missing(q, r.area, bot.ToPhone)
			require.NoError(t, err)
			chased, err = now.Chased(q, "round", "")
			return err
		}))
		return reached, phoned, chased
	}
	reached, phoned, chased := units()
	require.Len(t, reached, 1)
	require.Equal(t, "chụp thiếu tên", reached[0].Returned.Words)
	require.Equal(t, bot.ReturnOther, reached[0].Returned.Reason)
	require.Equal(t, bot.AccountID("zalo:can-bo"), reached[0].Returned.By)
	require.Equal(t, reached[0].Returned, chased[0].Units[0].Returned)
	require.Len(t, phoned, 1)
	require.Equal(t, none, phoned[0].ID)
	require.Nil(t, phoned[0].Returned)

	of := func() (found map[bot.UnitID]bot.Return) {
		require.NoError(t, r.s.Snapshot(context.Background(), func(now *store.Snapshot) (err error) {
			found, err = now.ReturnedOf([]bot.UnitID{reached[0].ID, none})
			return err
		}))
		return found
	}
	require.Equal(t, map[bot.UnitID]bot.Return{reached[0].ID: *reached[0].Returned}, of())

	r.commit(r.file(2, lan, bot.Refused))
	reached, _, chased = units()
	require.Empty(t, reached)
	for _, c := range chased {
		require.Nil(t, c.Units[0].Returned, "it was sent again")
	}
}

// TestAStandingThatChangedIsNotDecided: what an officer was shown of a unit that is
// closed or exempt meanwhile is not as it was.
func TestAStandingThatChangedIsNotDecided(t *testing.T) {
	for _, now := range []bot.Standing{bot.Closed, bot.Exempt} {
		r := newRoom(t)
		r.verify(lan)
		first := r.file(1, lan, bot.Accepted)
		r.commit(first)
		r.shot("p1", first.ID, "ab")
		shown := r.toReview(bot.Everything)
		r.commit(r.edit("e0", noon, func(c *bot.UnitCard) { c.Standing = now })...)
		r.refused(bot.Conflict, decide("e1", bot.Confirmed, shown...))
	}
}

// TestWhoIsVerifiedSinceIsVerified where the report is looked at again.
func TestWhoIsVerifiedSinceIsVerified(t *testing.T) {
	r := newRoom(t)
	first := r.file(1, lan, bot.Accepted)
	r.commit(first)
	r.shot("p1", first.ID, "ab")
	require.False(t, r.toReview(bot.Everything)[0].Verified)
	r.verify(lan)
	require.True(t, r.toReview(bot.Everything)[0].Verified)
}
