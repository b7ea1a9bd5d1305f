package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// Each recipient is reminded of an area once by a chase, however often it is done, and
// by another one only after a while.
func TestAreasAreRemindedOnce(t *testing.T) {
	r := newRoom(t)
	remind := func(chase bot.ChaseID, recipient string, at time.Time) bot.RemindAreas {
		return bot.RemindAreas{Chase: chase, Recipient: recipient, Areas: []bot.AreaID{r.area}, Message: string(chase) + recipient, At: at}
	}
	tell := func(w bot.RemindAreas) bot.Enqueue {
		return bot.Enqueue{Key: w.Message, To: private(lan), Message: bot.Message{Parts: []bot.Para{{Text: "x"}}}, At: noon, Unasked: true}
	}
	first := remind("one", "telegram:2", noon)
	for range 2 {
		r.commit(first, tell(first))
	}
	require.Equal(t, "1", r.text(`SELECT count(*) FROM reminded_areas`))
	r.refused(bot.Conflict, remind("two", "telegram:2", noon.Add(bot.AreasAgainAfter-time.Minute)))
	r.commit(remind("two", "telegram:2", noon.Add(bot.AreasAgainAfter+time.Minute)), remind("two", "telegram:-7", noon))

	require.NoError(t, r.s.Snapshot(context.Background(), func(now *store.Snapshot) error {
		state, err := now.AreasChased("one")
		require.Equal(t, bot.ChaseState{Units: 1, Waiting: 1}, state)
		require.NoError(t, err)
		list, err := now.AreasReminded(noon)
		require.Equal(t, []bot.AreaReminder{{Chase: "two", Area: r.area, Recipient: "telegram:2"}}, list)
		return err
	}))
}
