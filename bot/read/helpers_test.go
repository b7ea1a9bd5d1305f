package read

import (
	"encoding/csv"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
)

// after is a day since the areas changed.
var after = time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)

const directArea = "Báo cáo trực tiếp Sở"

var ours = bot.NewTokens([]byte("0123456789abcdef0123456789abcdef"))

func rows(t testing.TB, file string) [][]string {
	t.Helper()
	f, err := os.Open("../testdata/" + file)
	require.NoError(t, err)
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	return all[1:]
}

// cityAreas are all areas of the city, and the one that reports straight to the department.
func cityAreas(t testing.TB) (areas []bot.Area) {
	t.Helper()
	for i, row := range rows(t, "../roster/areas.csv") {
		a := bot.Area{ID: bot.AreaID(i + 1), Code: row[0], Name: row[1], Sort: i + 1}
		a.From, _ = time.Parse(time.DateOnly, row[4])
		a.To, _ = time.Parse(time.DateOnly, row[5])
		areas = append(areas, a)
	}
	return append(areas, bot.Area{ID: 900, Name: directArea, Short: "Khối Sở", Sort: 900})
}

// published are codes of real organisations as public lists have them.
func published(t testing.TB) (codes []bot.TaxCode) {
	t.Helper()
	for _, row := range rows(t, "tax_codes_published.csv") {
		codes = append(codes, bot.TaxCode(row[0]))
	}
	require.Greater(t, len(codes), 100)
	return codes
}

// anyCode draws a right code of an organisation, with or without a suffix.
func anyCode(t *rapid.T) bot.TaxCode {
	nine := rapid.StringMatching(`0[1-9][0-9]{6}[1-9]`).Draw(t, "nine")
	c := bot.TaxCode("")
	for last := range 10 {
		if c = bot.TaxCode(fmt.Sprint(nine, last)); c.Valid() {
			break
		}
	}
	if !c.Valid() { // no code is issued for these nine
		c = "0299900124"
	}
	if suffix := rapid.IntRange(0, 999).Draw(t, "suffix"); suffix > 0 && suffix%2 == 0 {
		return bot.TaxCode(fmt.Sprintf("%s-%03d", c, suffix))
	}
	return c
}

func names(areas []bot.Area) (out []string) {
	for _, a := range areas {
		out = append(out, a.Name)
	}
	return out
}
