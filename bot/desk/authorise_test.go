package desk

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
)

// What is shown lies in the scope of who asks and in that of the chat: everybody
// in a group reads along.
func TestShownIsWhatPersonAndChatMaySee(t *testing.T) {
	scope := rapid.Custom(func(t *rapid.T) bot.Scope {
		return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) bot.Pair { return drawPair(t, 3) }), 0, 2).Draw(t, "pairs")
	})
	rapid.Check(t, func(t *rapid.T) {
		own, bound := scope.Draw(t, "own"), scope.Draw(t, "group's")
		area := bot.AreaID(rapid.IntRange(1, 3).Draw(t, "area"))
		level := rapid.SampledFrom(append(bot.Levels(), "")).Draw(t, "level")
		officer := bot.Account{Role: bot.Officer, Scope: own}
		mine, theirs := own.WithUnknownLevels().Contains(area, level), bound.Contains(area, level)
		for _, c := range []struct {
			who  who
			want bool
		}{
			{who{Account: officer}, mine},
			{who{Account: officer, group: true, bound: &bot.Group{Scope: bound}}, mine && theirs},
			{who{Account: officer, group: true}, false},
			{who{Account: bot.Account{Role: bot.Admin}, group: true, bound: &bot.Group{Scope: bound}}, theirs},
			{who{Account: bot.Account{Role: bot.Admin}}, true},
			{who{Account: bot.Account{Scope: own}}, false},
		} {
			require.Equal(t, c.want, c.who.sees(area, level) == granted, "%+v", c.who)
		}
	})
}
