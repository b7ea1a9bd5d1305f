package dialog

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestSchoolsThatDifferByANumberStandInItsOrder(t *testing.T) {
	names := func(units []bot.Unit) (all []string) {
		for _, u := range units {
			all = append(all, u.Name)
		}
		return all
	}
	units := func(all ...string) (list []bot.Unit) {
		for _, name := range all {
			list = append(list, bot.Unit{Name: name})
		}
		return list
	}
	require.Equal(t, []string{"Mầm non Sao Sáng", "Mầm non Sao Sáng 1", "Mầm non Sao Sáng 2", "Mầm non Sao Sáng 10"},
		names(numbered(units("Mầm non Sao Sáng 2", "Mầm non Sao Sáng 10", "Mầm non Sao Sáng 1", "Mầm non Sao Sáng"))))
	other := units("THCS Sao Sáng 2", "Mầm non Sao Sáng 1")
	require.Equal(t, other, numbered(other), "others stay as they were found")
}
