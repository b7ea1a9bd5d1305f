package desk

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func (m *memory) Feed(id string) (*bot.Feed, error) {
	if f, ok := m.feeds[id]; ok {
		return &f, m.fail
	}
	return nil, m.fail
}

// setFeed keeps the rule of the store.
func (m *memory) setFeed(w bot.SetFeed) error {
	have, ok := m.feeds[w.ID]
	if ok != (w.Was > 0) || have.Generation != w.Was {
		return errConflict
	}
	w.Generation, w.Read = w.Was+1, time.Time{}
	m.feeds[w.ID] = w.Feed
	return nil
}

// addressIn is the token of the address in an answer, "" for none.
func addressIn(d *Desk, a Answer) string {
	for _, say := range a.Say {
		for _, p := range say.Parts {
			if after, ok := strings.CutPrefix(d.Words.Words("vi", p.Text), "https://bao-cao.example.vn/so-lieu/"); ok {
				return strings.TrimSuffix(after, ".csv")
			}
		}
	}
	return ""
}

// An address opens while it is the present one, and while all that it shows is its
// officer's.
func TestAnAddressIsItsOfficersAndOfItsGeneration(t *testing.T) {
	c := listChat(t)
	c.d.FeedURL = "https://bao-cao.example.vn/so-lieu/"
	open := func(token string) bool {
		f, err := c.d.FeedOf(t.Context(), token)
		require.NoError(t, err)
		return f != nil
	}
	a := c.turn(bot.Event{Kind: bot.Said, Text: "/feed"})
	token := addressIn(c.d, a)
	require.True(t, open(token))
	require.Contains(t, c.d.Words.Words("vi", a.Say[0].Parts[2].Text), `=IMPORTDATA("https://bao-cao.example.vn/so-lieu/`+token+`.csv")`)
	require.Equal(t, token, addressIn(c.d, c.turn(bot.Event{Kind: bot.Said, Text: "/feed dương kinh"})), "the same is one")
	for _, wrong := range []string{"", "x", token + "A", strings.Replace(token, ".1.", ".2.", 1), "a.1." + strings.Split(token, ".")[2]} {
		require.False(t, open(wrong), wrong)
	}

	for id, f := range c.m.feeds {
		f.Read = noon
		c.m.feeds[id] = f
	}
	require.Contains(t, fmt.Sprint(c.turn(bot.Event{Kind: bot.Said, Text: "/feed"}).Say[0].Parts), "feed.read")
	last := a.Say[0].Choices[len(a.Say[0].Choices)-1][0]
	ask := c.turn(bot.Event{Kind: bot.Tapped, Data: last.Data})
	require.Equal(t, "feed.ask_end", ask.Say[0].Parts[0].Text.Key)
	require.True(t, open(token), "a question changes nothing")
	require.Equal(t, "feed.ended", c.turn(bot.Event{Kind: bot.Tapped, Data: ask.Say[0].Choices[0][0].Data}).Say[0].Parts[0].Text.Key)
	require.False(t, open(token))
	require.Equal(t, "feed.ended_before", c.turn(bot.Event{Kind: bot.Tapped, Data: ask.Say[0].Choices[0][0].Data}).Say[0].Parts[0].Text.Key)
	fresh := c.turn(bot.Event{Kind: bot.Said, Text: "/feed"})
	renewed := addressIn(c.d, fresh)
	require.NotContains(t, fmt.Sprint(fresh.Say[0].Parts), "feed.read", "the new address was read by nobody")
	require.NotEqual(t, token, renewed)
	require.True(t, open(renewed))
	c.m.officer("cán bộ DK", bot.WholeArea(hongBang))
	require.False(t, open(renewed), "another scope")
}

// Units by name are for administrators, also where somebody makes the button up.
func TestUnitsByNameAreReadByAdministratorsAlone(t *testing.T) {
	c := listChat(t)
	c.d.FeedURL = "https://bao-cao.example.vn/so-lieu/"
	require.Equal(t, "deny.admin", c.tap(verbFeed, "7", "*", feedOfUnits).Say[0].Parts[0].Text.Key)
	for _, words := range []string{"đơn vị", "từng đơn vị dương kinh"} {
		require.Equal(t, "deny.admin", c.says("/feed "+words), words)
	}
	c.from = people["quản trị"]
	require.NotEmpty(t, addressIn(c.d, c.turn(bot.Event{Kind: bot.Said, Text: "/feed theo đơn vị"})))
	for id, f := range c.m.feeds {
		require.True(t, f.Units)
		delete(c.m.feeds, id)
	}
	a := c.turn(bot.Event{Kind: bot.Said, Text: "/feed"})
	units := c.turn(bot.Event{Kind: bot.Tapped, Data: a.Say[0].Choices[1][0].Data})
	token := addressIn(c.d, units)
	require.Equal(t, "feed.units", units.Say[0].Parts[0].Text.Key)
	f, err := c.d.FeedOf(t.Context(), token)
	require.NoError(t, err)
	require.True(t, f.Units)
	c.d.Admins = nil
	c.m.officer("quản trị", bot.Everything)
	f, err = c.d.FeedOf(t.Context(), token)
	require.NoError(t, err)
	require.Nil(t, f, "an administrator no more")
}
