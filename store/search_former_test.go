package store_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/store/storetest"
)

// Who writes the name that a unit bore until an import or a merger gave it another is
// shown the unit, as it is called today, unless a unit bears that name now. A copy that
// was searching before the change knows the old name, and so does one that begins later.
func TestAUnitIsFoundByANameThatItBore(t *testing.T) {
	h := schools(t)
	require.Len(t, h.found("hòa nghĩa", 0, 5), 2) // the index is made before the change
	h.merge(taking{}, roster.Row{Code: hoaSen, Name: "Trường Mầm non Bình Minh", Area: "Quận Dương Kinh"})
	h.merge(taking{}, roster.Row{Code: hoaSen, Name: "Trường Mầm non Kim Đồng", Area: "Quận Dương Kinh"})
	areas, err := h.s.Areas(context.Background())
	require.NoError(t, err)
	later := &hall{t, storetest.OpenDir(t, h.s.Dir())}
	for _, h := range []*hall{h, later} {
		now := []string{"Trường Mầm non Kim Đồng, Quận Dương Kinh"}
		require.Equal(t, now, h.found("mầm non bình minh", 0, 5))
		require.Equal(t, now, h.found("MN Binh Minh, phường Dương Kinh", areas[0].ID, 5))
		require.Equal(t, now, h.found("kim đồng", 0, 5))
		require.Equal(t, []string{"Mầm non Hoa Sen, Quận Đồ Sơn"}, h.found("mầm non hoa sen", 0, 5), "a name of today is meant first")
		require.Empty(t, h.found("mầm non bình minh", areas[2].ID, 5), "of another area")
		likely, err := h.s.Named(context.Background(), "em ở mầm non bình minh ạ")
		require.NoError(t, err)
		require.Len(t, likely, 1)
	}
	h.merge(taking{}, roster.Row{Name: "Mầm non Bình Minh", Area: "Quận Đồ Sơn"})
	require.Equal(t, []string{"Mầm non Bình Minh, Quận Đồ Sơn"}, h.found("mầm non bình minh", 0, 5))
	h.stand("Mầm non Bình Minh", bot.Closed)
	h.stand("Trường Mầm non Kim Đồng", bot.Closed)
	require.Empty(t, h.found("mầm non bình minh", 0, 5))
}
