package bot

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestALineOfAMessageCanBeTakenOut(t *testing.T) {
	m := Message{Parts: []Para{{Text: "Kính gửi thầy/cô:\n• A\n• B\nXin cảm ơn."}, {Text: "Hạn 15h30."}}, Units: []UnitLine{{1, "• A"}, {2, "• B"}}}
	rest, ok := m.Without(1)
	require.True(t, ok)
	require.Equal(t, []Para{{Text: "Kính gửi thầy/cô:\n• B\nXin cảm ơn."}, {Text: "Hạn 15h30."}}, rest.Parts)
	require.Equal(t, []UnitLine{{2, "• B"}}, rest.Units)
	require.Equal(t, "Kính gửi thầy/cô:\n• A\n• B\nXin cảm ơn.", m.Parts[0].Text, "the message itself stays")
	for _, unit := range []UnitID{2, 3} {
		_, ok = rest.Without(unit)
		require.False(t, ok)
	}
}
