package desk

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// handsOut are an officer's ways to a file or to pictures of Dương Kinh, each as what
// its address asks.
var handsOut = map[string]func(c *trialChat) (ask string){
	"a workbook": func(c *trialChat) string { return c.made(data(verbExported, "7", "*", "4")).File.Ask },
	"the form of a list": func(c *trialChat) string {
		return c.made(data(verbForm, "4", "7", "*")).File.Ask
	},
	"a frozen form's workbook": func(c *trialChat) string {
		return c.made(tapData(c.m, verbFormMade, "trong", bot.Chat{})).File.Ask
	},
	"a sheet": func(c *trialChat) string {
		c.m.awaiting(101, 1)
		return c.types("/xacnhan").Say[0].Album[0].Picture.Ask
	},
	"the pictures of a unit": func(c *trialChat) string {
		c.m.pictures = map[bot.UnitID][]bot.UnitPicture{101: {{Event: "1.0", Channel: "telegram", Kept: bot.Kept{SHA256: "sum"}}}}
		return c.turn(bot.Event{Kind: bot.Tapped, Data: data(verbPictures, num(101)), Message: "9"}).Say[0].Album[0].Picture.Ask
	},
}

// made is what is said when a worker has made a file.
func (c *trialChat) made(data string) bot.Say {
	c.Helper()
	file := &bot.File{SHA256: strings.Repeat("ab", 32), Name: "a.xlsx", Size: 9}
	return c.turn(bot.Event{Kind: bot.Received, Data: data, File: file}).Say[0]
}

// TestWhatIsHandedOutIsItsOfficersOnly: whose scope shrank, or who is no officer any
// more, has it no more, whatever address there is.
func TestWhatIsHandedOutIsItsOfficersOnly(t *testing.T) {
	for name, handed := range handsOut {
		c := reviewRoom(t)
		ask := handed(c)
		mayHave := func(ask string) bool {
			may, err := c.d.MayHave(t.Context(), ask)
			require.NoError(t, err)
			return may
		}
		require.True(t, mayHave(ask), name)
		require.False(t, mayHave(""), "of nobody")
		require.False(t, mayHave("made up"))
		c.m.officer("cán bộ DK", bot.WholeArea(hongBang))
		require.False(t, mayHave(ask), "%s: another scope", name)
		c.m.officer("cán bộ DK", bot.WholeArea(duongKinh))
		require.True(t, mayHave(ask), name)
		require.NoError(t, c.m.apply(bot.RemoveOfficer{Account: people["cán bộ DK"]}))
		require.False(t, mayHave(ask), "%s: no officer any more", name)
	}
}

// TestAFileOfAGroupIsThatGroupsOnly, for as long as it is bound to all of what is in it.
func TestAFileOfAGroupIsThatGroupsOnly(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	chat := bot.Chat{Channel: "telegram", ID: "-7", Group: true}
	ask, kept := GroupFile(chat, bot.Everything, noon)
	require.NoError(t, m.apply(kept))
	for scope, want := range map[*bot.Scope]bool{nil: false, {{AllAreas: true, AllLevels: true}}: true, {{Areas: []bot.AreaID{hongBang}, AllLevels: true}}: false} {
		delete(m.groups, chat.Key())
		if scope != nil {
			m.bind(chat.ID, *scope, "thành phố")
		}
		may, err := d.MayHave(t.Context(), ask)
		require.NoError(t, err)
		require.Equal(t, want, may)
	}
}
