package desk

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
)

func drawPair(t *rapid.T, most int64) bot.Pair {
	var s bot.Pair
	if s.AllAreas = rapid.Bool().Draw(t, "all areas"); !s.AllAreas {
		ids := rapid.SliceOfNDistinct(rapid.Int64Range(1, most), 1, 20, rapid.ID).Draw(t, "areas")
		slices.Sort(ids)
		for _, id := range ids {
			s.Areas = append(s.Areas, bot.AreaID(id))
		}
	}
	if s.AllLevels = rapid.Bool().Draw(t, "all levels"); !s.AllLevels {
		for _, l := range bot.Levels() {
			if rapid.Bool().Draw(t, string(l)) {
				s.Levels = append(s.Levels, l)
			}
		}
		if s.Levels == nil {
			s.Levels = []bot.Level{bot.Upper}
		}
	}
	return s
}

func TestScopesSurviveAButton(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) bot.Pair { return drawPair(t, 4_000_000) }), 1, 4).Draw(t, "pairs")
		areas, levels := encodeScope(s)
		got, ok := decodeScope(areas, levels)
		require.True(t, ok)
		require.Equal(t, bot.Scope(s), got)
		require.False(t, strings.ContainsAny(areas+levels, ": "))
	})
}

// A city's areas have ids near each other; any choice of them fits a button
// with everything else that a button must say.
func TestAnyAreasOfACityFitAButton(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		areas, levels := encodeScope(bot.Scope{drawPair(t, 200)})
		require.LessOrEqual(t, len(data(verbDoBind, areas, levels, groupMark(nil))), maxData)
		require.LessOrEqual(t, len(data(verbTotals, areas, levels, "am4")), maxData)
	})
}

// Whatever the scope, its button is one that channels take, and means the same.
func TestEveryScopeHasAButton(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := bot.Scope(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) bot.Pair { return drawPair(t, 4_000) }), 1, 6).Draw(t, "pairs"))
		m := newMemory()
		turn := &deskTurn{records: m}
		data := turn.scopeData(verbDoBind, s, groupMark(nil))
		require.LessOrEqual(t, len(data), maxData)
		require.NoError(t, m.commit(turn.kept))
		_, fields := splitData(data)
		require.Len(t, fields, 3)
		got, err := turn.tappedScope(fields)
		require.NoError(t, err)
		require.Equal(t, s, got)
	})
}

func TestSelectionsSurviveAButton(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := selection{
			scope: bot.Scope{drawPair(t, 200)}, by: rapid.SampledFrom([]bot.By{bot.ByArea, bot.ByLevel, bot.ByBlock}).Draw(t, "by"),
			byName: rapid.Bool().Draw(t, "by name"), from: rapid.IntRange(0, 200).Draw(t, "row"),
			shown: rapid.SampledFrom([]string{"", mark("a")}).Draw(t, "shown"),
		}
		verb, fields := splitData(s.data())
		require.Equal(t, verbTotals, verb)
		got, ok := readSelection(fields[2:])
		require.True(t, ok)
		got.scope, ok = decodeScope(fields[0], fields[1])
		require.True(t, ok)
		require.Equal(t, s, got)
	})
}

// Whatever arrives as a button's data is answered, and changes nothing unless
// it is one of ours.
func TestAnyDataIsHarmless(t *testing.T) {
	verbs := []string{verbCommand, "zz", ""}
	for _, c := range commands() {
		for _, tap := range c.taps {
			verbs = append(verbs, tap.verb)
		}
	}
	field := rapid.OneOf(rapid.StringMatching(`[*a-z0-9.~_-]{0,12}`), rapid.Just("*"), rapid.Just("-1"), rapid.Just("~"), rapid.String())
	m := town()
	m.bind("-7", bot.WholeArea(duongKinh), "thành phố")
	d := deskOf(t, m)
	rapid.Check(t, func(t *rapid.T) {
		ev := bot.Event{ID: "x", Kind: bot.Tapped, At: noon, From: people["quản trị"], Chat: bot.Chat{Channel: "telegram", ID: "1"}}
		if rapid.Bool().Draw(t, "group") {
			ev.Chat = bot.Chat{Channel: "telegram", ID: "-7", Group: true}
		}
		ev.Data = data(rapid.SampledFrom(verbs).Draw(t, "verb"), rapid.SliceOfN(field, 0, 4).Draw(t, "fields")...)
		caps := telegram
		caps.Picture = false
		_, err := d.Answer(t.Context(), Request{Event: ev, Caps: caps, Links: link})
		require.NoError(t, err)
	})
}

func TestNumbersOfButtons(t *testing.T) {
	for _, bad := range []string{"", "-1", "é", "zzzzzzzzzzzzzzzz", " 1"} {
		n, ok := unnum[int](bad)
		require.False(t, ok, bad)
		require.Zero(t, n, bad)
	}
	n, ok := unnum[bot.UnitID](num(bot.UnitID(4_000_000)))
	require.True(t, ok)
	require.Equal(t, bot.UnitID(4_000_000), n)
}
