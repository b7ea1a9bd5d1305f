package desk

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// Cards are credentials: they are handed over to whom all of their units still belong,
// and to nobody else.
func TestCardsOfSomebodyWhoLostThem(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	m.asksFor(t, d, "telegram:1", "cán bộ DK", "mamoi", "tất cả")
	task := m.jobs[len(m.jobs)-1].Args.(bot.CardsTask)
	hand := func() (keys []string, files int) {
		f := bot.File{SHA256: strings.Repeat("ab", 32), Name: "the-moi.html", Size: 9}
		for _, w := range CardsMade(task, []bot.File{f, f}, 4, noon) {
			a, err := d.Answer(t.Context(), Request{Event: w.(bot.Occur).Event, Caps: telegram, Links: link, Lang: "vi"})
			require.NoError(t, err)
			keys = append(keys, a.Say[0].Parts[0].Text.Key)
			if a.Say[0].File != nil {
				require.NotEmpty(t, a.Say[0].File.Ask)
				files++
			}
		}
		return keys, files
	}
	keys, files := hand()
	require.Equal(t, []string{"mamoi.cards", "mamoi.cards_book"}, keys)
	require.Equal(t, 2, files)
	m.officer("cán bộ DK", bot.WholeArea(hongBang))
	keys, files = hand()
	require.Equal(t, []string{"mamoi.cards_shrunk", "mamoi.cards_shrunk"}, keys)
	require.Zero(t, files)
	require.NoError(t, m.apply(bot.RemoveOfficer{Account: people["cán bộ DK"]}))
	keys, files = hand()
	require.Equal(t, []string{"deny.member", "deny.member"}, keys)
	require.Zero(t, files)
}
