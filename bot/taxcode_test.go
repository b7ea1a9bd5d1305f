package bot

import (
	"encoding/csv"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// published are codes of real organisations as public lists have them.
func published(t testing.TB) (codes []TaxCode) {
	t.Helper()
	f, err := os.Open("testdata/tax_codes_published.csv")
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	for _, row := range rows[1:] {
		require.Equal(t, "yes", row[1])
		codes = append(codes, TaxCode(row[0]))
	}
	require.Greater(t, len(codes), 100)
	return codes
}

func TestPublishedCodesAreValid(t *testing.T) {
	for _, c := range published(t) {
		require.True(t, c.Valid(), c)
		full := TaxCode(string(c.Parent()) + "-001")
		require.True(t, full.Valid(), full)
		require.True(t, full.Suffixed())
		require.Equal(t, c.Parent(), full.Parent())
	}
}

func TestEverySlipAndSwapIsCaught(t *testing.T) {
	for _, c := range published(t) {
		near := c.Neighbours()
		require.GreaterOrEqual(t, len(near), 90)
		require.LessOrEqual(t, len(near), 99)
		for _, n := range near {
			require.False(t, n.Valid(), "%s for %s", n, c)
			require.Contains(t, n.Neighbours(), c, "the way back")
		}
		sorted := slices.Clone(near)
		slices.Sort(sorted)
		require.Len(t, slices.Compact(sorted), len(near), "each once")
		require.NotContains(t, near, c)
	}
}

func TestNeighboursKeepTheSuffix(t *testing.T) {
	near := TaxCode("0299900124-001").Neighbours()
	require.Contains(t, near, TaxCode("0299900142-001"), "swapped")
	require.Contains(t, near, TaxCode("1299900124-001"), "slipped")
	for _, n := range near {
		require.Equal(t, "-001", string(n[10:]))
	}
	require.Empty(t, TaxCode("029990012").Neighbours())
	require.Empty(t, TaxCode("").Neighbours())
}

func TestWhatIsNoValidCode(t *testing.T) {
	require.True(t, TaxCode("0299900124").Valid())
	for _, c := range []TaxCode{"", "0", "029990012", "0299900125", "02999001244", "0299900124-", "0299900124-01",
		"0299900124-000", "0299900124-0001", "0299900124001", "0200000000", "029990012a", "0299900124-0a1", "0299900124 001"} {
		require.False(t, c.Valid(), "%q", c)
	}
	for last := range 10 { // the check sum of this serial leaves 0: none of its ten codes is issued
		require.False(t, TaxCode("010000017"+string(rune('0'+last))).Valid())
	}
	require.Zero(t, remainder("010000017"))
}

func TestCodesAreShownInGroups(t *testing.T) {
	require.Equal(t, "0299 900 124", TaxCode("0299900124").Grouped())
	require.Equal(t, "0299 900 124-001", TaxCode("0299900124-001").Grouped())
	require.Equal(t, "029", TaxCode("029").Grouped())
	require.Equal(t, TaxCode("0299900124"), TaxCode("0299900124").Parent())
	require.False(t, TaxCode("0299900124").Suffixed())
	require.Equal(t, "12", TaxCode("12").Ten())
}
