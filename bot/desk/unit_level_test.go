package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// A unit without a level waits for whoever has a part of its area, who says it; then
// it is whose it is.
func TestAnOfficerOfOneLevelSaysWhatLevelAUnitHas(t *testing.T) {
	s := newStage(t)
	s.m.units = append(s.m.units, unit(105, "Cơ sở Ánh Dương", "", duongKinh, bot.NoStatus, ""))
	s.m.matters = []bot.Matter{{Kind: bot.MatterLevel, ID: "105", At: noon, Unit: bot.Unit{ID: 105}}}
	s.m.officer("cán bộ DK", bot.Scope{{Areas: []bot.AreaID{duongKinh}, Levels: []bot.Level{bot.Nursery}}})
	said := s.play("riêng · cán bộ MN: /denghi\nriêng · cán bộ DK: /denghi\nriêng · cán bộ DK: [1. Chọn cấp học]\n" +
		"riêng · cán bộ DK: [THCS]\nriêng · cán bộ DK: [Ghi]\nriêng · cán bộ DK: /denghi\nriêng · cán bộ DK: /donvi Ánh Dương\n")
	require.Contains(t, said, "Chọn cấp học")
	u, err := s.m.Unit(105)
	require.NoError(t, err)
	require.Equal(t, bot.Lower, u.Level)
}
