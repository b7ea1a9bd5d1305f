package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// patched is a scope as codes add it up over weeks: its pairs lie in any order.
var patched = bot.Scope{{Areas: []bot.AreaID{duongKinh}, Levels: []bot.Level{bot.Nursery}}, {Areas: []bot.AreaID{hongBang}, Levels: []bot.Level{bot.Primary}},
	{Areas: []bot.AreaID{duongKinh}, Levels: []bot.Level{bot.Lower}}}

// One scope has one name, as it stands in the records and as a command narrows it.
func TestAScopeHasOneName(t *testing.T) {
	d := deskOf(t, town())
	narrowed, ok := patched.Narrow(patched)
	require.True(t, ok)
	require.NotEqual(t, patched, narrowed)
	name := func(s bot.Scope) string { return d.Words.Words("vi", describe(s, town().areas)) }
	require.Equal(t, "quận Hồng Bàng (Tiểu học); quận Dương Kinh (Mầm non, THCS)", name(patched))
	require.Equal(t, name(patched), name(narrowed))
}

// The diary says of what a file was, also where that is no single area's; who has less
// by now reads no names of the rest.
func TestTheDiarySaysOfWhat(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	for who, scope := range map[string]bot.Scope{"cán bộ DK": patched, "thành phố": bot.Everything} {
		m.officer(who, scope)
	}
	m.asksFor(t, d, "telegram:1", "thành phố", "xuat", "")
	m.asksFor(t, d, "telegram:2", "thành phố", "xuat", "mầm non")
	m.asksFor(t, d, "telegram:3", "cán bộ DK", "xuat", "")
	m.asksFor(t, d, "telegram:4", "cán bộ DK", "xuat", "thcs")
	require.Contains(t, m.lines(t, "thành phố", ""), "tải tệp Excel – quận Dương Kinh (THCS)\n15h12 · Lan Anh: tải tệp Excel – quận Hồng Bàng (Tiểu học); quận Dương Kinh (Mầm non, THCS)\n"+
		"15h12 · Hà: tải tệp Excel – toàn thành phố (Mầm non)\n15h12 · Hà: tải tệp Excel – toàn thành phố")
	m.officer("cán bộ DK", bot.WholeArea(duongKinh))
	own := m.lines(t, "cán bộ DK", "")
	require.Contains(t, own, "tải tệp Excel – quận Dương Kinh (THCS)\n15h12 · Lan Anh: tải tệp Excel")
	require.NotContains(t, own, "Hồng Bàng")
}
