package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// Whoever has an area that is over is told so, and not that nobody is missing there; an
// area that ended with units in it still has them.
func TestAnAreaThatIsOverHasNoNumbers(t *testing.T) {
	s := newStage(t)
	yesterday := noon.AddDate(0, 0, -2)
	s.m.areas = append(s.m.areas, bot.Area{ID: 30, Name: "Quận Cũ", Sort: 30, To: yesterday}, bot.Area{ID: 31, Name: "Phường Mới", Sort: 31, Earlier: []string{"Quận Cũ"}},
		bot.Area{ID: 32, Name: "Huyện Xưa", Sort: 32, To: yesterday})
	s.m.officer("cán bộ DK", bot.WholeArea(30))
	s.m.officer("cán bộ HB", bot.WholeArea(32))
	for _, said := range []string{"/tonghop", "/chuabaocao", "/bituchoi"} {
		require.Contains(t, s.play("riêng · cán bộ DK: "+said+"\n"), "Nay quận Cũ đã thuộc phường Mới.")
		require.Contains(t, s.play("riêng · cán bộ HB: "+said+"\n"), "Đến nay huyện Xưa không còn trong các địa bàn.")
	}
	s.m.units = append(s.m.units, unit(320, "Mầm non Sót Lại", bot.Nursery, 32, bot.NoStatus, ""))
	require.Contains(t, s.play("riêng · cán bộ HB: /tonghop\n"), "0/1")
}
