package bot

import (
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/vn"
)

// The quick look may count what is no digit, and never misses one.
func TestTheQuickLookMissesNoDigit(t *testing.T) {
	for r := rune(1); r <= unicode.MaxRune; r++ {
		if vn.AsDigit(r) == 0 && !unicode.IsDigit(r) {
			continue
		}
		twelve := ""
		for range 12 {
			twelve += string(r)
		}
		require.True(t, mayHoldTwelve(twelve), "%U", r)
	}
	require.False(t, mayHoldTwelve("Số 12, đường Nguyễn Văn Linh, phường An Biên, quận Lê Chân, thành phố Hải Phòng"))
}
