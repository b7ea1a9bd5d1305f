package bot_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

// The law's clock: two working days to answer, ten days to correct, five to delete,
// so that the person is out of fourteen nights of backups within twenty days.
func TestTheClockOfWishes(t *testing.T) {
	p := bot.NewPlace(nil)
	friday := day("2025-05-23").Add(9 * time.Hour) // 16h in Việt Nam
	for _, c := range []struct {
		m             bot.Matter
		answer, due   string
		late, notLate string
	}{
		{bot.Matter{Kind: bot.MatterDelete, At: friday}, "2025-05-27", "2025-05-27", "2025-05-28", "2025-05-27"},
		{bot.Matter{Kind: bot.MatterDelete, At: friday, Answered: friday}, "2025-05-27", "2025-05-28", "2025-05-29", "2025-05-28"},
		{bot.Matter{Kind: bot.MatterCorrect, At: friday, Answered: friday}, "2025-05-27", "2025-06-02", "2025-06-03", "2025-06-02"},
		{bot.Matter{Kind: bot.MatterQuestion, At: friday}, "2025-05-27", "2025-05-27", "2025-05-28", "2025-05-27"},
		{bot.Matter{Kind: bot.MatterDelete, At: day("2025-04-29")}, "2025-05-06", "2025-05-04", "2025-05-05", "2025-05-04"}, // the holidays of 30/4
	} {
		answer, ok := c.m.AnswerBy(p)
		require.True(t, ok)
		require.Equal(t, day(c.answer), answer, c.m.Kind)
		due, ok := c.m.Due(p)
		require.True(t, ok)
		require.Equal(t, day(c.due), due, c.m.Kind)
		require.True(t, c.m.Late(p, day(c.late)))
		require.False(t, c.m.Late(p, day(c.notLate)))
	}
	_, ok := bot.Matter{Kind: bot.MatterUnit, At: friday}.Due(p)
	require.False(t, ok)
}

// The narrowest scope that has the unit is responsible; what is of no unit is the
// city's.
func TestWhoIsResponsible(t *testing.T) {
	district := bot.Account{ID: "district", Scope: bot.WholeArea(7)}
	deputy := bot.Account{ID: "deputy", Scope: bot.WholeArea(7).Plus(bot.WholeArea(8))}
	level := bot.Account{ID: "level", Scope: bot.OfLevels(bot.Nursery)}
	city := bot.Account{ID: "city", Scope: bot.Everything}
	nursery := bot.Matter{Unit: bot.Unit{ID: 1, Area: 7, Level: bot.Nursery}}
	all := []bot.Account{city, level, district, deputy}
	require.Equal(t, []bot.AccountID{"district", "deputy"}, nursery.ResponsibleFor(all))
	require.Equal(t, []bot.AccountID{"level"}, nursery.ResponsibleFor(all[:2]))
	require.Equal(t, []bot.AccountID{"city"}, bot.Matter{Unit: bot.Unit{ID: 1, Area: 9, Level: bot.Lower}}.ResponsibleFor(all))
	require.Equal(t, []bot.AccountID{"city"}, bot.Matter{}.ResponsibleFor(all))
	require.Empty(t, bot.Matter{}.ResponsibleFor(all[1:]))
	unknown := bot.Matter{Unit: bot.Unit{ID: 1, Area: 7}}
	nurseries := bot.Account{ID: "nurseries", Scope: bot.Scope{{Areas: []bot.AreaID{7}, Levels: []bot.Level{bot.Nursery}}}}
	require.Equal(t, []bot.AccountID{"nurseries"}, unknown.ResponsibleFor([]bot.Account{nurseries, all[0]}), "of its area, whatever the level")
	require.Empty(t, unknown.ResponsibleFor([]bot.Account{{ID: "level", Scope: bot.OfLevels(bot.Nursery)}}), "it may be of any level")
}
