package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestWhatWasSaidOnThePageStaysForNinetyDays(t *testing.T) {
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
