package desk

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// An app's menu offers at most twelve commands, and none that would be refused; help
// is the last of them. Two commands of one place would stand in the order of chance.
func TestMenusOfferWhatTheRoleMayAskForFirst(t *testing.T) {
	paged, plain := New(Setup{PageURL: "https://vd.test/trang"}), New(Setup{})
	for _, role := range []bot.Role{bot.Officer, bot.Admin} {
		names := paged.Menu(role)
		require.NotContains(t, plain.Menu(role), "trang", "a page that is not there")
		require.Len(t, plain.Menu(role), len(names))
		require.LessOrEqual(t, len(names), 12)
		require.Equal(t, "tonghop", names[0])
		require.Equal(t, "trogiup", names[len(names)-1])
		for i, name := range names {
			require.NotContains(t, names[:i], name)
			who := who{Account: bot.Account{Role: role, Scope: bot.Everything}}
			require.Equal(t, granted, who.may(find(name).rule), "/%s for %q", name, role)
		}
	}
	require.Contains(t, paged.Menu(bot.Officer), "trang")
	require.Subset(t, plain.Menu(bot.Admin), []string{"moicanbo"})
	require.Nil(t, plain.Menu(bot.Principal))
	places := map[int]string{}
	for _, c := range commands() {
		require.Empty(t, places[c.place], "two commands have the place %d", c.place)
		if c.place != 0 {
			require.Less(t, c.place, menuMost)
			places[c.place] = c.name
		}
	}
}

func TestAppsOfferWhatEverybodyInAGroupNeeds(t *testing.T) {
	names := GroupMenu()
	require.Subset(t, names, []string{"tonghop", "gannhom", "gonhom", "trogiup"})
	require.LessOrEqual(t, len(names), 12)
	for _, name := range names {
		r := find(name).rule
		require.False(t, r.bound == nobody && r.unbound == nobody, "/%s is refused in every group", name)
	}
}

// With more commands than a menu holds, those that are needed first stand in it; an
// administrator's own are not pushed out.
func TestAMenuThatIsFull(t *testing.T) {
	for i := range menuMost {
		c := command{name: fmt.Sprintf("lenh%02d", i), action: action{inPrivate, nil}}
		if i == 7 {
			c.place = 4
		}
		played = append(played, c)
	}
	t.Cleanup(func() { played = nil })
	names := New(Setup{}).Menu(bot.Officer)
	require.Len(t, names, 12)
	require.Contains(t, names, "lenh07", "what has a place stays")
	require.NotContains(t, names, "lenh11")
	require.Equal(t, "trogiup", names[11])
	names = New(Setup{}).Menu(bot.Admin)
	require.Len(t, names, 12)
	require.Subset(t, names, []string{"tonghop", "lenh07", "moicanbo", "trogiup"})
}

// Whose role changes gets another menu, by a job of the same transaction.
func TestANewRoleHasItsMenu(t *testing.T) {
	c := playTrial(t)
	c.from = people["quản trị"]
	a := c.turn(bot.Event{Kind: bot.Tapped, Data: data(verbDoRemoveOfficer, accountMark(people["cán bộ HB"]), scopeMark(bot.WholeArea(hongBang)))})
	require.Contains(t, a.Writes, bot.Do{Key: "menu:telegram:1:telegram:3", Kind: bot.RoleMenu, Args: people["cán bộ HB"], NotBefore: noon.Add(1e9)})
}
