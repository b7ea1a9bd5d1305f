package roster

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// The quick look at a cell passes only what cleaning leaves as it is, and all that
// is written in Vietnamese.
func TestTheQuickLookAtACellChangesNothing(t *testing.T) {
	letters := []rune("aAđĐăơƯẠễỹÀýöñ \u00a0\u200b\u0301\u0323\t\n\u00ad–“”…ＡḀἀế\u1e9b\u0344\uf900")
	text := rapid.StringOfN(rapid.SampledFrom(letters), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		s := text.Draw(t, "s")
		require.Equal(t, norm.NFC.String(clean(s)), clean(s))
		require.Equal(t, clean(s), clean(clean(s)))
		if isClean(s) {
			require.Equal(t, s, cleaned(s))
		}
	})
	require.True(t, isClean("Trường THCS&THPT Nguyễn Bỉnh Khiêm, Đặc khu Cát Hải: số 12 (cơ sở 2) ĂÂÊÔƠƯ ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"))
	require.False(t, isClean(strings.Repeat(" ", 3)))
}
