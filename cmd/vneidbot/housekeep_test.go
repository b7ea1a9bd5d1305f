package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestWhatWasSaidOnThePageStaysForNinetyDays(t *testing.T) {
	t.Parallel()
	_, app := boot(t)
	page, now := app.store.Web(), time.Now()
	said, _, err := page.Append(t.Context(), bot.Entry{Chat: "s", At: now, Kind: bot.EntrySaid, Text: "x"})
	require.NoError(t, err)
	const day = 24 * time.Hour
	require.NoError(t, app.clean(t.Context(), now.Add(89*day)))
	_, err = page.Entry(t.Context(), said.Seq)
	require.NoError(t, err)
	require.NoError(t, app.clean(t.Context(), now.Add(91*day)))
	_, err = page.Entry(t.Context(), said.Seq)
	require.Equal(t, bot.NotFound, bot.KindOf(err))
}

// Jobs that no kind of this program does wait a day for a newer one, and no longer; also
// where the program backs itself up.
func TestAJobThatNobodyKnowsEnds(t *testing.T) {
	t.Parallel()
	_, app := boot(t, func(c *Config) { c.BackupDir = t.TempDir() })
	now := time.Now()
	_, err := app.store.Commit(t.Context(), []bot.Write{bot.Do{Key: "of the past", Kind: "faxing", NotBefore: now},
		bot.Do{Key: "of tomorrow", Kind: "faxing", NotBefore: now.Add(2 * 24 * time.Hour)}, bot.Do{Key: "every:faxing", Kind: "faxing", NotBefore: now}})
	require.NoError(t, err)
	require.NoError(t, app.clean(t.Context(), now.Add(23*time.Hour)))
	n, err := app.store.Counts(t.Context())
	require.NoError(t, err)
	require.Zero(t, n.JobsFailed)
	require.NoError(t, app.clean(t.Context(), now.Add(25*time.Hour)))
	n, err = app.store.Counts(t.Context())
	require.NoError(t, err)
	require.Equal(t, 1, n.JobsFailed, "the one that is due and does not recur")
}
