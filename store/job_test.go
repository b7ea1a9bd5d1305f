package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// claimJob claims the one job of the kind that is due.
func (r *room) claimJob(kind string, at time.Time, lease time.Duration) *bot.Job {
	r.t.Helper()
	list, err := r.s.ClaimJobs(context.Background(), kind, at, at, lease, 5)
	require.NoError(r.t, err)
	if len(list) == 0 {
		return nil
	}
	require.Len(r.t, list, 1)
	return &list[0]
}

func TestAJobIsDoneOnceTogetherWithItsWrites(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	do := bot.Do{Key: "sheet:1", Kind: "sheet", Args: map[string]int{"area": 7}, NotBefore: noon}
	r.commit(do, do)
	do.Args = "another"
	r.commit(do) // the key is taken
	require.Nil(t, r.claimJob("sheet", noon.Add(-time.Second), time.Minute), "not due")
	require.Nil(t, r.claimJob("other", noon, time.Minute))
	j := r.claimJob("sheet", noon, time.Minute)
	var args map[string]int
	require.NoError(t, j.Read(&args))
	require.Equal(t, 7, args["area"])
	require.Nil(t, r.claimJob("sheet", noon, time.Minute), "somebody does it")

	require.NoError(t, r.s.FinishJob(ctx, *j, []bot.Write{say("here", lan, bot.Notice)}, time.Time{}))
	words, _ := r.due(noon)
	require.Equal(t, []string{"here"}, words)
	r.commit(do)
	require.Nil(t, r.claimJob("sheet", noon.Add(time.Hour), time.Minute), "a finished key is not done again")
	require.NoError(t, r.s.PurgeJobs(ctx, time.Now().Add(time.Minute)))
	r.commit(do)
	require.NotNil(t, r.claimJob("sheet", noon.Add(time.Hour), time.Minute))
}

func TestAClaimThatRanOutWritesNothing(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	r.commit(bot.Do{Key: "a", Kind: "sheet", NotBefore: noon})
	first := r.claimJob("sheet", noon, time.Minute)
	second := r.claimJob("sheet", noon.Add(2*time.Minute), time.Minute)
	require.Equal(t, first.Row, second.Row)
	late := r.s.FinishJob(ctx, *first, []bot.Write{say("late", lan, bot.Notice)}, time.Time{})
	require.Equal(t, bot.Conflict, bot.KindOf(late))
	require.Equal(t, bot.Conflict, bot.KindOf(r.s.JobLater(ctx, *first, noon)))
	require.Equal(t, bot.Conflict, bot.KindOf(r.s.JobFailed(ctx, *first, "internal", []bot.Write{say("late", lan, bot.Notice)})))
	words, _ := r.due(noon)
	require.Empty(t, words)
	require.NoError(t, r.s.JobLater(ctx, *second, noon.Add(time.Hour)))
	require.Nil(t, r.claimJob("sheet", noon.Add(time.Hour-time.Second), time.Minute))
	again := r.claimJob("sheet", noon.Add(time.Hour), time.Minute)
	require.Equal(t, 2, again.Tries, "also the try that nobody ended")
	require.NoError(t, r.s.JobFailed(ctx, *again, "invalid", []bot.Write{say("sorry", lan, bot.Notice)}))
	words, _ = r.due(noon)
	require.Equal(t, []string{"sorry"}, words)
}

func TestRecurringWorkIsOneRowThatMovesOn(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	every := bot.Do{Key: "every:clean", Kind: "clean", NotBefore: noon}
	r.commit(every)
	require.NoError(t, r.s.FinishJob(ctx, *r.claimJob("clean", noon, time.Minute), nil, noon.Add(time.Hour)))
	every.NotBefore = noon.Add(time.Minute)
	r.commit(every) // a copy that starts meanwhile
	require.Nil(t, r.claimJob("clean", noon.Add(time.Minute), time.Minute))
	require.NotNil(t, r.claimJob("clean", noon.Add(time.Hour), time.Minute))
}

func TestAnEventFromInsideIsToldOnce(t *testing.T) {
	r := newRoom(t)
	ev := bot.Event{ID: "inside:1", Kind: bot.Said, Chat: private(lan), From: lan, At: noon}
	r.commit(bot.Occur{Event: ev}, bot.Occur{Event: ev})
	r.commit(bot.Occur{Event: ev})
	parked, err := r.s.ClaimParked(context.Background(), time.Now(), time.Minute, 5)
	require.NoError(t, err)
	require.Len(t, parked, 1)
	require.Equal(t, ev, parked[0].Event)
}
