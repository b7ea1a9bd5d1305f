package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// The clock was an hour ahead while rows were written, tried and held. When it is
// right again they are due, and reminders of tomorrow still wait for tomorrow.
func TestWhatAWrongClockPutOffIsDueWhenItIsRightAgain(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	wrong := noon.Add(time.Hour)
	answer := say("answer", lan, bot.Notice)
	answer.At = wrong
	fresh := say("fresh", minh, bot.Notice)
	fresh.At = wrong
	r.commit(answer, unasked("tomorrow", "telegram:7", noon.Add(24*time.Hour)), picture("p1", "d1"), picture("p2", "d2"))
	require.NoError(t, r.s.Park(ctx, event("e", lan), "lock"))
	_, rows := r.due(wrong)
	require.NoError(t, r.s.Later(ctx, rows["answer"], wrong.Add(time.Second)))
	_, parked := r.parked(wrong)
	require.NoError(t, r.s.Repark(ctx, parked["e"], wrong.Add(time.Second), 1, false))
	require.Len(t, r.claim(wrong), 2)
	require.NoError(t, r.s.PictureLater(ctx, "p1", wrong.Add(time.Minute), 1))
	require.NoError(t, r.s.Hold(ctx, "telegram", "", wrong.Add(time.Minute)))
	r.commit(fresh)

	words, _ := r.due(noon)
	require.Empty(t, words, "the fault: nothing goes for an hour")
	n, err := r.s.MendTimes(ctx, noon)
	require.NoError(t, err)
	require.EqualValues(t, 6, n)
	words, _ = r.due(noon)
	require.ElementsMatch(t, []string{"answer", "fresh"}, words)
	ids, _ := r.parked(noon)
	require.Equal(t, []string{"e"}, ids)
	require.Len(t, r.claim(noon), 1)
	require.Len(t, r.claim(noon.Add(90*time.Second)), 2, "what a worker held runs out like any lease")
	n, err = r.s.MendTimes(ctx, noon.Add(90*time.Second))
	require.NoError(t, err)
	require.Zero(t, n, "what waits for its time is left alone")
}

// A picture's event bears the platform's date, which may be ahead of our clock.
func TestAPictureOfAClockAheadOfOursIsDueAtOnce(t *testing.T) {
	r := newRoom(t)
	ahead := picture("p", "d")
	ahead.At = time.Now().Add(24 * time.Hour)
	r.commit(ahead)
	require.Len(t, r.claim(time.Now()), 1)
}

// An answer that is to wait says so apart from when it was written.
func TestAnAnswerWaitsAsLongAsItIsTold(t *testing.T) {
	r := newRoom(t)
	later := say("later", lan, bot.Notice)
	later.Wait = 10 * time.Second
	r.commit(later)
	n, err := r.s.MendTimes(context.Background(), noon)
	require.NoError(t, err)
	require.Zero(t, n)
	words, _ := r.due(noon.Add(9 * time.Second))
	require.Empty(t, words)
	words, _ = r.due(noon.Add(10 * time.Second))
	require.Equal(t, []string{"later"}, words)
}

// What recurs was done, and has its next time, while the clock was a day ahead.
func TestAJobsNextTimeOfAWrongClockIsDueWhenItIsRightAgain(t *testing.T) {
	r, ctx := newRoom(t), context.Background()
	wrong := noon.Add(24 * time.Hour)
	r.commit(bot.Do{Key: "every:backup", Kind: "backup", NotBefore: wrong},
		bot.Do{Key: "sheet", Kind: "sheet", NotBefore: wrong},
		bot.Do{Key: "freeze", Kind: "freeze", NotBefore: time.Now().Add(1000 * time.Hour)})
	require.NoError(t, r.s.FinishJob(ctx, *r.claimJob("backup", wrong, time.Minute), nil, wrong.Add(time.Hour)))
	require.Nil(t, r.claimJob("backup", noon, time.Minute), "the fault: no backup for a day")
	<-r.s.Wake(store.Jobs)
	n, err := r.s.MendTimes(ctx, noon)
	require.NoError(t, err)
	require.EqualValues(t, 2, n)
	require.Len(t, r.s.Wake(store.Jobs), 1, "nobody waits for the next look")
	require.NotNil(t, r.claimJob("backup", noon, time.Minute))
	require.NotNil(t, r.claimJob("sheet", noon, time.Minute), "it was to be done at once")
	require.Nil(t, r.claimJob("freeze", noon, time.Minute), "its hour is its own")
}
