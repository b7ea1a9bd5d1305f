package template

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPagesEndWhereTheyEnded: below the same rows, however many there are between.
func TestPagesEndWhereTheyEnded(t *testing.T) {
	one := list(draw(t).on("Danh sách"), 2).row("A5", "n", "Nơi nhận")
	two := list(draw(t).on("Danh sách"), 2).row("A4", "n", "", "", "", "").row("A5", "n", "Nơi nhận")
	for name, d := range map[string]*drawing{"one row": one, "two rows": two} {
		require.NoError(t, d.f.InsertPageBreak("Danh sách", "A2")) // above the headings
		require.NoError(t, d.f.InsertPageBreak("Danh sách", "A6")) // below the words
		form := d.bytes()
		drawn := map[string]int{"one row": 1, "two rows": 2}[name]
		for _, n := range []int{0, 1, 2, 12} {
			got := breaksOf(filled(t, form, town(n)))["Danh sách"].was
			require.ElementsMatch(t, []int{1, 5 + max(1, n) - drawn}, got, "%s, %d", name, n)
		}
	}
	require.Nil(t, breaksOf(bytes.Repeat([]byte("x"), 10)))
}
