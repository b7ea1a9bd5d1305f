package bot

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAPhoneIsReadInGroups(t *testing.T) {
	for wrote, read := range map[string]string{
		"0999000306": "0999 000 306", "0999.000.306": "0999.000.306", "0999 000 306": "0999 000 306", "0225 3842 123": "0225 3842 123",
		"02253842123": "0225 384 2123", "19001234": "1900 1234",
		"0225 3842 123 (máy lẻ 12)": "0225 3842 123 (máy lẻ 12)", "0999000306, 0999000307": "0999000306, 0999000307",
		"+84999000306": "+84999000306", "113": "113", "": "",
	} {
		require.Equal(t, read, Phone(wrote).Grouped(), wrote)
	}
}
